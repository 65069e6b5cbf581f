using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An option of a choice, or a level of a scale, as it is typed; without words it is taken away.</summary>
public sealed record OptionInput
{
    /// <summary>Its code; null for a new one.</summary>
    public string? Code { get; init; }

    /// <summary>In Swedish.</summary>
    [MaxLength(200)]
    public string? Sv { get; init; }

    /// <summary>In English.</summary>
    [MaxLength(200)]
    public string? En { get; init; }
}

/// <summary>What is asked about a question of a form, or a column of a table; a kind reads its own settings.</summary>
public sealed record FieldInput
{
    private const int RoomForOptions = 4;

    /// <summary>Label in Swedish.</summary>
    [MaxLength(300)]
    public string? LabelSv { get; init; }

    /// <summary>Label in English.</summary>
    [MaxLength(300)]
    public string? LabelEn { get; init; }

    /// <summary>Advice in Swedish.</summary>
    [MaxLength(2000)]
    public string? HelpSv { get; init; }

    /// <summary>Advice in English.</summary>
    [MaxLength(2000)]
    public string? HelpEn { get; init; }

    /// <summary>Whether it must be answered.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What the answer is to the plan.</summary>
    public string? Means { get; init; }

    /// <summary>The answer with which it is asked: field and code, with = between.</summary>
    public string? AskedWhen { get; init; }

    /// <summary>The section that it stands in.</summary>
    public string? Section { get; init; }

    /// <summary>Words by which it is recognised in a document, one a line.</summary>
    [MaxLength(1000)]
    public string? Hints { get; init; }

    /// <summary>Longest text.</summary>
    public int? MostCharacters { get; init; }

    /// <summary>Least number.</summary>
    public decimal? Least { get; init; }

    /// <summary>Most.</summary>
    public decimal? Most { get; init; }

    /// <summary>Options of a choice, levels of a scale.</summary>
    public List<OptionInput> Options { get; init; } = [];

    /// <summary>The list of a lookup.</summary>
    public string? Source { get; init; }

    /// <summary>Whether own words are taken too.</summary>
    public bool OwnWords { get; init; }

    /// <summary>The table that is referred to.</summary>
    public string? Table { get; init; }

    /// <summary>Fewest rows.</summary>
    public int? LeastRows { get; init; }

    /// <summary>Most rows.</summary>
    public int? MostRows { get; init; }

    /// <summary>Months of a period; null for a table without.</summary>
    public int? PeriodMonths { get; init; }

    /// <summary>The question for the first day of the periods.</summary>
    public string? PeriodFrom { get; init; }

    /// <summary>The question for the last.</summary>
    public string? PeriodTo { get; init; }

    /// <summary>The column that rows are called by.</summary>
    public string? Title { get; init; }

    /// <summary>The question that may be answered instead of files.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>Locked words in Swedish.</summary>
    [MaxLength(8000)]
    public string? TextSv { get; init; }

    /// <summary>Locked words in English.</summary>
    [MaxLength(8000)]
    public string? TextEn { get; init; }

    /// <summary>What locked words mean to the agreement.</summary>
    public string? Clause { get; init; }

    /// <summary>Tables whose organisations sign.</summary>
    public List<string> PartiesOf { get; init; } = [];

    /// <summary>Fewest signatures of the first of them.</summary>
    public int? LeastOfFirst { get; init; }

    /// <summary>As a question stands.</summary>
    /// <param name="field">The question.</param>
    /// <param name="section">Its section; null for a column.</param>
    public static FieldInput Of(FormField field, string? section)
    {
        var input = new FieldInput
        {
            LabelSv = field.Label.Sv, LabelEn = field.Label.En, HelpSv = field.Help?.Sv, HelpEn = field.Help?.En, IsRequired = field.IsRequired, Means = field.Means,
            AskedWhen = field.AskedWhen is { } condition ? $"{condition.Field}={condition.Code}" : null, Section = section,
            Hints = field.ImportHints is { } hints ? string.Join('\n', hints) : null,
        };
        return field switch
        {
            TextField text => input with { MostCharacters = text.MostCharacters },
            RichTextField text => input with { MostCharacters = text.MostCharacters },
            NumberField number => input with { Least = number.Least, Most = number.Most },
            ChoiceField choice => input with { Options = WithRoom(choice.Options.Select(static option => new OptionInput { Code = option.Code, Sv = option.Text.Sv, En = option.Text.En })) },
            ScaleField scale => input with { Options = WithRoom(scale.Levels.Select(static level => new OptionInput { Code = $"{level.Level}", Sv = level.Text.Sv, En = level.Text.En })) },
            LookupField lookup => input with { Source = lookup.Source, OwnWords = lookup.OwnWords },
            ReferenceField reference => input with { Table = reference.Table },
            TableField table => input with
            {
                LeastRows = table.LeastRows, MostRows = table.MostRows, Title = table.Title,
                PeriodMonths = table.Periods?.Length, PeriodFrom = table.Periods?.From, PeriodTo = table.Periods?.To,
            },
            FilesField files => input with { InsteadOf = files.InsteadOf },
            LockedTextField words => input with { TextSv = words.Text.Sv, TextEn = words.Text.En, Clause = words.Clause },
            SignaturesField signatures => input with { PartiesOf = [.. signatures.PartiesOf], LeastOfFirst = signatures.LeastOfFirst },
            _ => input,
        };
    }

    private static List<OptionInput> WithRoom(IEnumerable<OptionInput> options) => [.. options, .. Enumerable.Repeat(new OptionInput(), RoomForOptions)];
}
