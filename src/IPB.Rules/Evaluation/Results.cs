using System.Collections;

namespace IPB.Rules;

/// <summary>The results of a loop so far; views of its beginning stay as they are while it grows.</summary>
internal sealed class Results
{
    private readonly List<object?> _items = [];

    public void Add(object? item)
    {
        _items.Add(item);
        Budget.CheckSize(_items.Count);
    }

    public IReadOnlyList<object?> SoFar() => new Beginning(_items, _items.Count);

    public object?[] All() => [.. _items];

    private sealed class Beginning(List<object?> items, int count) : IReadOnlyList<object?>
    {
        public int Count => count;

        public object? this[int index] =>
            index < count ? items[index] : throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<object?> GetEnumerator()
        {
            for (var i = 0; i < count; i++) yield return items[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
