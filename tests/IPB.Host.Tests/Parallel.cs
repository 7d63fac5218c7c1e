// Tests that kill hosts or wait for mail mostly wait: more of them than there are processors go together.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
