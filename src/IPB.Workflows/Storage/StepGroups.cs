namespace IPB.Workflows.Storage;

/// <summary>
/// Lets the commands of many callers share a commit. A command goes straight through while a writer is free; what
/// arrives while all are busy goes together as soon as one is.
/// </summary>
/// <param name="carryOut">Carries out a group; never throws, answers every request.</param>
internal sealed class StepGroups(Func<IReadOnlyList<StepRequest>, Task> carryOut)
{
    private const int Writers = 2;
    private const int MostTogether = 64;
    private readonly Lock gate = new();
    private readonly LinkedList<StepRequest> waiting = [];
    private int busy;

    /// <summary>Puts a request in line. A caller that gives up before its turn leaves the line.</summary>
    public async Task<Cases.StepAnswer> RunAsync(StepRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        bool start;
        lock (gate)
        {
            waiting.AddLast(request);
            start = busy < Writers;
            if (start) busy++;
        }

        if (start) _ = WriteAsync();
        await using var registration = ct.Register(() => Leave(request, ct));
        return await request.Answer;
    }

    private void Leave(StepRequest request, CancellationToken ct)
    {
        lock (gate)
            if (!waiting.Remove(request)) return;
        request.Cancel(ct);
    }

    private async Task WriteAsync()
    {
        while (Take() is { Count: > 0 } group) await carryOut(group);
    }

    /// <summary>The next group; an empty one ends the writer.</summary>
    private List<StepRequest> Take()
    {
        var group = new List<StepRequest>();
        lock (gate)
        {
            for (var node = waiting.First; node is not null && group.Count < MostTogether;)
            {
                var next = node.Next;
                if (!group.Exists(node.Value.Clashes))
                {
                    group.Add(node.Value);
                    waiting.Remove(node);
                }

                node = next;
            }

            if (group.Count == 0) busy--;
        }

        return group;
    }
}
