namespace IPB.Rules;

/// <summary>A compiled step of <c>source.member[filter](argument)</c>.</summary>
internal delegate object? LinkCode(Frame frame, object? value);

internal static partial class Compiler
{
    /// <summary>The names right after a variable are read as one path; see <see cref="Run.Read"/>.</summary>
    private static Code Access(Access access, Layout layout)
    {
        var members = access.Source is Name
            ? access.Links.TakeWhile(l => l is Member).Cast<Member>().Select(m => m.Name).ToArray()
            : [];
        var source = access.Source switch
        {
            Name name when members.Length == 0 && access.Links[0] is Invocation => Callee(name, layout),
            Name name => Read(new NamePath([name.Text, .. members]), layout),
            _ => Compile(access.Source, layout),
        };
        var links = access.Links.Skip(members.Length).Select(link => Compile(link, layout)).ToArray();
        if (links.Length == 0) return source;
        return frame =>
        {
            var value = source(frame);
            foreach (var link in links) value = link(frame, value);
            return value;
        };
    }

    private static LinkCode Compile(Link link, Layout layout) => link switch
    {
        Member member => (frame, value) => Members.Read(frame.Budget, value, member.Name),
        Filter filter => Compile(filter, layout),
        Invocation invocation => Compile(invocation, layout),
        _ => throw new ArgumentOutOfRangeException(nameof(link), link.GetType().Name, "no such link"),
    };

    private static Code Read(NamePath path, Layout layout)
    {
        var (items, hidden) = layout.Find(path.Root);
        var direct = Direct(path, hidden, layout.Count);
        if (items.Length == 0) return direct;
        return frame =>
        {
            foreach (var item in items)
                if (frame.TryEntry(item, path.Root, out var entry)) return path.Follow(frame.Budget, entry);
            return direct(frame);
        };
    }

    private static Code Direct(NamePath path, int? hidden, int count)
    {
        if (hidden is not { } place)
            return frame =>
            {
                frame.Budget.Step();
                return frame.Free(count, path);
            };
        return frame =>
        {
            frame.Budget.Step();
            return path.Follow(frame.Budget, frame.Local(place));
        };
    }
}
