using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What kinds of questions there are, by the codes that definitions use, and a new one of each.</summary>
public static class FieldKinds
{
    /// <summary>All of them, the most usual first.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["text", "rich_text", "number", "money", "date", "choice", "scale", "lookup", "table", "reference", "files", "locked_text", "signatures"];

    /// <summary>Those that a column of a table may be.</summary>
    public static IReadOnlyList<string> OfColumns { get; } = ["text", "rich_text", "number", "money", "date", "choice", "scale", "lookup", "reference"];

    /// <summary>The code of a field's kind.</summary>
    public static string CodeOf(FormField field) => field switch
    {
        TextField => "text",
        RichTextField => "rich_text",
        NumberField => "number",
        MoneyField => "money",
        DateField => "date",
        ChoiceField => "choice",
        ScaleField => "scale",
        LookupField => "lookup",
        TableField => "table",
        ReferenceField => "reference",
        FilesField => "files",
        LockedTextField => "locked_text",
        SignaturesField => "signatures",
        _ => throw new InvalidOperationException($"{field.GetType().Name} has no code."),
    };

    /// <summary>A new question of a kind, with settings to begin from; null where the form lacks what it refers to.</summary>
    /// <param name="kind">A code; an unknown one gives null.</param>
    /// <param name="key">Its key.</param>
    /// <param name="label">What it is called.</param>
    /// <param name="form">The form that it is for.</param>
    public static FormField? New(string? kind, string key, LocalText label, FormDefinition form) => kind switch
    {
        "text" => new TextField { Key = key, Label = label, MostCharacters = 300 },
        "rich_text" => new RichTextField { Key = key, Label = label, MostCharacters = 10_000 },
        "number" => new NumberField { Key = key, Label = label, Least = 0, Most = 1_000_000 },
        "money" => new MoneyField { Key = key, Label = label },
        "date" => new DateField { Key = key, Label = label },
        "choice" => new ChoiceField { Key = key, Label = label, Options = [new("yes", new("Ja", "Yes")), new("no", new("Nej", "No"))] },
        "scale" => new ScaleField { Key = key, Label = label, Levels = [new(1, new("Inte alls", "Not at all")), new(2, new("Delvis", "In part")), new(3, new("Helt", "Wholly"))] },
        "lookup" => new LookupField { Key = key, Label = label, Source = "organisations", OwnWords = true },
        "table" => new TableField { Key = key, Label = label, Columns = [new TextField { Key = "name", Label = new("Namn", "Name"), MostCharacters = 200, IsRequired = true }] },
        "reference" => form.Fields.OfType<TableField>().FirstOrDefault() is { } table ? new ReferenceField { Key = key, Label = label, Table = table.Key } : null,
        "files" => new FilesField { Key = key, Label = label },
        "locked_text" => new LockedTextField { Key = key, Label = label, Text = label },
        "signatures" => Parties(form).FirstOrDefault() is { } party ? new SignaturesField { Key = key, Label = label, PartiesOf = [party.Key], IsRequired = true } : null,
        _ => null,
    };

    /// <summary>The tables whose rows can sign: each row is an organisation.</summary>
    public static IEnumerable<TableField> Parties(FormDefinition form) => form.Fields.OfType<TableField>().Where(static table => table.Find("organisation") is LookupField);
}

/// <summary>What questions mean to the plan that is read out of the answers.</summary>
public static class FieldMeanings
{
    private static readonly ILookup<string, FormField> Shipped = ShippedForms.All.SelectMany(static form => form.Fields).Where(static field => field.Means is not null).ToLookup(static field => field.Means!);

    /// <summary>Those that are one answer: two questions cannot both be it.</summary>
    private static readonly HashSet<string> Single = ["name", "start", "end", "intake_end", "amount", "locally_discussed", "locally_discussed_on"];

    /// <summary>What a question of a kind may mean, as the forms that are shipped ask it.</summary>
    public static IEnumerable<string> For(FormField field) => PlanReader.Meanings.Where(means => Fits(means, field));

    /// <summary>Whether a question of a kind can be read as that.</summary>
    public static bool Fits(string means, FormField field) => PlanReader.Meanings.Contains(means) && Shipped[means].Any(known => known.GetType() == field.GetType());

    /// <summary>Whether only one question of a form may mean that.</summary>
    public static bool IsSingle(string means) => Single.Contains(means);

    /// <summary>The columns that are read out of a table of that meaning, as the forms that are shipped ask them.</summary>
    public static IReadOnlyList<FormField> ColumnsOf(string? means) =>
        means is null ? [] : [.. Shipped[means].OfType<TableField>().SelectMany(static table => table.Columns).DistinctBy(static column => column.Key)];

    /// <summary>What locked words may mean to the agreement.</summary>
    public static IReadOnlyList<string> Clauses { get; } = [.. ShippedForms.All.SelectMany(static form => form.Fields).OfType<LockedTextField>().Select(static words => words.Clause).OfType<string>().Distinct()];
}
