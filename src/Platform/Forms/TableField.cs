using System.Text.Json;

namespace Samsteg.Platform;

/// <summary>Rows of the same columns.</summary>
public sealed record TableField : FormField
{
    /// <summary>Most rows that any table takes.</summary>
    public const int Limit = 500;

    /// <summary>What is asked in each row; none is a table itself.</summary>
    public required IReadOnlyList<FormField> Columns { get; init; }

    /// <summary>Fewest rows, where it is required; null for one.</summary>
    public int? LeastRows { get; init; }

    /// <summary>Most rows; null for <see cref="Limit"/>.</summary>
    public int? MostRows { get; init; }

    /// <summary>That it has a column of money for each period too; null when it has not.</summary>
    public FormPeriods? Periods { get; init; }

    /// <summary>The column by which a row is called; the first when null.</summary>
    public string? Title { get; init; }

    /// <summary>A column, also one of a period; null when it has none of that key.</summary>
    public FormField? Find(string column) =>
        Columns.FirstOrDefault(candidate => candidate.Key == column) ?? (Periods is not null && FormPeriod.Find(column) is { } period ? period.AsField() : null);

    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) =>
        answer is TableAnswer { Rows: { Count: > 0 } rows } && rows.Count <= (MostRows ?? Limit) && rows.Select(static row => row.Id).Distinct().Count() == rows.Count
        && rows.All(row => row.Cells.All(cell => Find(cell.Key)?.Takes(cell.Value) == true));

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed) => Wrong("form.rule.unknown_field");

    /// <inheritdoc/>
    public override FormAnswer? Kept(JsonElement kept)
    {
        if (kept.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var rows = new List<AnswerRow>();
        foreach (var element in kept.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("id", out var id) || !id.TryGetGuid(out var row))
            {
                return null;
            }

            var cells = new Dictionary<string, FormAnswer>();
            foreach (var property in element.EnumerateObject().Where(static property => property.Name != "id"))
            {
                if (Find(property.Name)?.Kept(property.Value) is not { } cell)
                {
                    return null;
                }

                cells[property.Name] = cell;
            }

            rows.Add(new AnswerRow(row, cells));
        }

        return new TableAnswer(rows);
    }
}

/// <summary>That a table has a column of money for each period between two days of the form.</summary>
/// <param name="Length">Months of a period: 3, 6 or 12, from a January.</param>
/// <param name="From">Field with the first day.</param>
/// <param name="To">Field with the last day.</param>
public sealed record FormPeriods(int Length, string From, string To)
{
    private const int Most = 60;

    /// <summary>The periods that the answers have days for, in order; none while either day is not known.</summary>
    public IReadOnlyList<FormPeriod> Of(FormAnswers answers)
    {
        if (answers[From] is not DayAnswer { Day: var first } || answers[To] is not DayAnswer { Day: var last } || last < first)
        {
            return [];
        }

        var periods = new List<FormPeriod>();
        for (var start = new DateOnly(first.Year, ((first.Month - 1) / Length * Length) + 1, 1); start <= last && periods.Count < Most; start = start.AddMonths(Length))
        {
            periods.Add(new FormPeriod(start.Year, start.Month, Length));
        }

        return periods;
    }
}

/// <summary>A calendar year, or a half or a quarter of one.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">Its first month.</param>
/// <param name="Length">Months.</param>
public readonly record struct FormPeriod(int Year, int Month, int Length)
{
    /// <summary>As the key of a column: <c>2026</c>, <c>2026-h2</c>, <c>2026-q3</c>.</summary>
    public string Key => Length switch { 12 => $"{Year:0000}", 6 => $"{Year:0000}-h{(Month + 5) / 6}", _ => $"{Year:0000}-q{(Month + 2) / 3}" };

    /// <summary>First day.</summary>
    public DateOnly First => new(Year, Month, 1);

    /// <summary>Last day.</summary>
    public DateOnly Last => First.AddMonths(Length).AddDays(-1);

    /// <summary>In words: 2026, "första halvåret 2026", "kvartal 3 2026".</summary>
    public LocalText Label => Length switch
    {
        12 => new($"{Year}"),
        6 => Month == 1 ? new($"Första halvåret {Year}", $"First half of {Year}") : new($"Andra halvåret {Year}", $"Second half of {Year}"),
        _ => new($"Kvartal {(Month + 2) / 3} {Year}", $"Quarter {(Month + 2) / 3} {Year}"),
    };

    /// <summary>The period of a key; null when it is none.</summary>
    public static FormPeriod? Find(string key)
    {
        if (key.Length is not (4 or 7) || !int.TryParse(key.AsSpan(0, 4), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2200)
        {
            return null;
        }

        return key[4..] switch
        {
            "" => new(year, 1, 12),
            ['-', 'h', var half and ('1' or '2')] => new(year, ((half - '1') * 6) + 1, 6),
            ['-', 'q', var quarter and (>= '1' and <= '4')] => new(year, ((quarter - '1') * 3) + 1, 3),
            _ => null,
        };
    }

    internal MoneyField AsField() => new() { Key = Key, Label = Label };
}

/// <summary>One of a list that the capability that asks knows: measures, organisations, types of activity.</summary>
public sealed record LookupField : FormField
{
    /// <summary>Which list, by a code of the capability.</summary>
    public required string Source { get; init; }

    /// <summary>Whether own words may stand instead of one of the list.</summary>
    public bool OwnWords { get; init; }

    /// <summary>Longest answer in own words, in characters.</summary>
    public const int MostCharacters = 200;

    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) => answer is LookupAnswer { Text: { Length: > 0 and <= MostCharacters } } lookup && (OwnWords || lookup.Code is not null);

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed) =>
        typed.Length > MostCharacters ? Wrong("form.rule.too_long", MostCharacters) : (new LookupAnswer(OwnWords ? null : typed, typed), null);

    /// <inheritdoc/>
    public override FormAnswer? Kept(JsonElement kept) =>
        kept.ValueKind == JsonValueKind.Object && kept.TryGetProperty("text", out var text) && text.GetString() is { } words
            ? new LookupAnswer(kept.TryGetProperty("code", out var code) ? code.GetString() : null, words)
            : null;
}

/// <summary>Rows of another table of the form.</summary>
public sealed record ReferenceField : FormField
{
    /// <summary>Key of the table.</summary>
    public required string Table { get; init; }

    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) => answer is RowsAnswer { Rows.Count: > 0 } rows && rows.Rows.Distinct().Count() == rows.Rows.Count;

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed)
    {
        var rows = typed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static id => Guid.TryParse(id, out var row) ? row : (Guid?)null).Distinct().ToList();
        return rows.Count is 0 or > TableField.Limit || rows.Contains(null) ? Wrong("form.rule.choose_offered") : (new RowsAnswer([.. rows.Select(static row => row!.Value)]), null);
    }

    /// <inheritdoc/>
    public override FormAnswer? Kept(JsonElement kept) =>
        kept.ValueKind == JsonValueKind.Array && kept.EnumerateArray().All(static id => id.TryGetGuid(out _)) ? new RowsAnswer([.. kept.EnumerateArray().Select(static id => id.GetGuid())]) : null;
}
