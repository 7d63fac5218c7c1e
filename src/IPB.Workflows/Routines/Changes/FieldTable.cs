namespace IPB.Workflows.Routines.Changes;

internal static class FieldTable
{
    internal static readonly MemberTable<Field> Members = new(
        (nameof(Field.Id), t => t.Value("fältets id", "the field's id", (_, f) => f.Id)),
        (nameof(Field.Type), t => t.Value("slaget", "the type", (w, f) => Type(w, f.Type))),
        (nameof(Field.Name), t => t.Text("namnet", "the name", f => f.Name)),
        (nameof(Field.Help), t => t.Text("hjälptexten", "the help text", f => f.Help)),
        (nameof(Field.Required), t => t.Say((w, name) => name + (t.Now.Required
            ? w.Say(" måste nu fyllas i", " must now be filled in")
            : w.Say(" måste inte längre fyllas i", " need no longer be filled in")))),
        (nameof(Field.Confidential), t => t.Say((w, name) => name + (t.Now.Confidential
            ? w.Say(" visas nu bara för dem som behöver det", " is now shown to those who need it only")
            : w.Say(" visas nu för alla som ser ärendet", " is now shown to everybody who sees the case")))),
        (nameof(Field.Max), t => t.Value(
            IsText(t.Now) ? "det största antalet tecken" : "det högsta värdet",
            IsText(t.Now) ? "the longest text in characters" : "the largest value",
            (w, f) => f.Max is { } max ? w.Number(max) : null)),
        (nameof(Field.Min), t => t.Value("det lägsta värdet", "the smallest value",
            (w, f) => f.Min is { } min ? w.Number(min) : null)),
        (nameof(Field.Choices), t => t.List(ChoiceTable.Words(t), Pairing<Choice>.Of(
            t.Old.Choices, t.Now.Choices, (a, b) => a.Id == b.Id, (a, b) => a.Name == b.Name))));

    internal static readonly ItemWords<Field> Words = new(Members,
        f => new(RoutinePart.Field, f.Id, w => w.Say("fältet ", "the field ") + w.Field(f.Id)),
        (w, f) => w.Say("nytt fält: ", "new field: ") + w.Quote(f.Name) + $" ({Type(w, f.Type)}"
            + (f.Required ? w.Say(", måste fyllas i", ", required") : "") + ")",
        (w, f) => w.Say("fältet ", "the field ") + w.Quote(f.Name) + w.Say(" har tagits bort", " was removed"),
        w => w.Say("fältens ordning är en annan", "the order of the fields is another"));

    private static bool IsText(Field field) => field.Type is FieldType.Text or FieldType.LongText;

    private static string Type(ChangeWords w, FieldType type) => type switch
    {
        FieldType.Text => w.Say("kort text", "a short text"),
        FieldType.LongText => w.Say("lång text", "a long text"),
        FieldType.Number => w.Say("ett tal", "a number"),
        FieldType.Money => w.Say("ett belopp", "an amount of money"),
        FieldType.Date => w.Say("ett datum", "a date"),
        FieldType.YesNo => w.Say("ja eller nej", "yes or no"),
        FieldType.Evidence => w.Say("ett underlag", "evidence"),
        _ => w.Say("ett val", "a choice"),
    };
}

internal static class ChoiceTable
{
    internal static readonly MemberTable<Choice> Members = new(
        (nameof(Choice.Id), t => t.Value("id", "the id", (_, c) => c.Id)),
        (nameof(Choice.Name), t => t.Text("namnet", "the name", c => c.Name)));

    internal static ItemWords<Choice> Words(Told<Field> t) => new(Members,
        c => t.About with { Name = w => t.About.Name(w) + w.Say(", valet ", ", the choice ") + w.Quote(c.Name) },
        (w, c) => t.About.Name(w) + w.Say(" har fått valet ", " now offers the choice ") + w.Quote(c.Name),
        (w, c) => t.About.Name(w) + w.Say(" har inte längre valet ", " no longer offers the choice ")
            + w.Quote(c.Name),
        w => w.Say("valens ordning är en annan", "the order of the choices is another"));
}
