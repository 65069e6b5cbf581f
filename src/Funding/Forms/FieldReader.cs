using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Reads what was typed about a question over the question as it stands; its kind and key stay.</summary>
public sealed class FieldReader
{
    private const int LongestText = 100_000;
    private const int MostOptions = 50;
    private readonly List<Problem> _problems = [];
    private readonly FormDefinition _form;
    private readonly TableField? _table;
    private readonly FormField _before;
    private readonly FieldInput _input;

    private FieldReader(FormDefinition form, TableField? table, FormField before, FieldInput input) => (_form, _table, _before, _input) = (form, table, before, input);

    /// <summary>The question as it is to be; or what is wrong, each beside its input, in which case the question is as it was.</summary>
    /// <param name="form">The form that it stands in.</param>
    /// <param name="table">The table that it is a column of; null for none.</param>
    /// <param name="before">The question as it stands.</param>
    /// <param name="input">What was typed.</param>
    public static (FormField Field, IReadOnlyList<Problem> Problems) Read(FormDefinition form, TableField? table, FormField before, FieldInput input)
    {
        var reader = new FieldReader(form, table, before, input);
        var field = reader.Settings(before) with
        {
            Label = reader.Words(nameof(input.LabelSv), input.LabelSv, input.LabelEn, "funder_forms.problem.label"),
            Help = string.IsNullOrWhiteSpace(input.HelpSv) ? null : Initiatives.PlanText.Of(input.HelpSv, input.HelpEn),
            IsRequired = input.IsRequired && before is not LockedTextField,
            Means = table is null ? reader.Means() : before.Means,
            AskedWhen = table is null ? reader.AskedWhen() : null,
            ImportHints = HintsOf(input.Hints),
        };
        return reader._problems.Count == 0 ? (field, []) : (before, reader._problems);
    }

    /// <summary>Hints as they are typed, one a line.</summary>
    public static IReadOnlyList<string>? HintsOf(string? typed) =>
        typed?.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList() is { Count: > 0 } hints ? hints : null;

    private FormField Settings(FormField field) => field switch
    {
        TextField text => text with { MostCharacters = Length(text.MostCharacters) },
        RichTextField text => text with { MostCharacters = Length(text.MostCharacters) },
        NumberField number => Bounds(number),
        ChoiceField choice => choice with { Options = Options(choice) },
        ScaleField scale => scale with { Levels = Levels(scale) },
        LookupField lookup => lookup with { Source = Lookups.Sources.Contains(_input.Source ?? string.Empty) ? _input.Source! : Wrong(nameof(_input.Source), "funder_forms.problem.choose", lookup.Source), OwnWords = _input.OwnWords },
        ReferenceField reference => reference with { Table = _form.Find(_input.Table ?? string.Empty) is TableField ? _input.Table! : Wrong(nameof(_input.Table), "funder_forms.problem.choose", reference.Table) },
        TableField table => Rows(table),
        FilesField files => files with { InsteadOf = string.IsNullOrEmpty(_input.InsteadOf) ? null : _form.Find(_input.InsteadOf) is { } other && other.Key != files.Key ? other.Key : Wrong(nameof(_input.InsteadOf), "funder_forms.problem.choose", files.InsteadOf) },
        LockedTextField words => words with
        {
            Text = Words(nameof(_input.TextSv), _input.TextSv, _input.TextEn, "funder_forms.problem.locked_text"),
            Clause = string.IsNullOrEmpty(_input.Clause) ? null : FieldMeanings.Clauses.Contains(_input.Clause) || _input.Clause == words.Clause ? _input.Clause : Wrong(nameof(_input.Clause), "funder_forms.problem.choose", words.Clause),
        },
        SignaturesField signatures => Parties(signatures),
        _ => field,
    };

    private int Length(int before) => _input.MostCharacters is >= 1 and <= LongestText and var most ? most : Wrong(nameof(_input.MostCharacters), "funder_forms.problem.length", before, LongestText);

    private NumberField Bounds(NumberField number) =>
        _input.Least is { } least && _input.Most is { } most && least <= most ? number with { Least = least, Most = most } : Wrong(nameof(_input.Most), "funder_forms.problem.bounds", number);

    private IReadOnlyList<FormOption> Options(ChoiceField choice)
    {
        var options = new List<FormOption>();
        foreach (var typed in Typed())
        {
            var code = choice.Options.Any(option => option.Code == typed.Code) && options.All(option => option.Code != typed.Code)
                ? typed.Code! : FormEdits.KeyOf(typed.Sv!, choice.Options.Concat(options).Select(static option => option.Code), "val");
            options.Add(new FormOption(code, Initiatives.PlanText.Of(typed.Sv, typed.En)));
        }

        if (options.Count is 0 or > MostOptions)
        {
            return Wrong(nameof(_input.Options), "funder_forms.problem.options", choice.Options, 1, MostOptions);
        }

        var asks = _form.Fields.FirstOrDefault(field => _table is null && field.AskedWhen is { } condition && condition.Field == choice.Key && options.TrueForAll(option => option.Code != condition.Code));
        return asks is null ? options : Wrong(nameof(_input.Options), "funder_forms.problem.option_asked", choice.Options, asks.Label);
    }

    private IReadOnlyList<ScaleLevel> Levels(ScaleField scale)
    {
        var levels = Typed().Select((typed, index) =>
            (scale.Find(scale.Levels[0].Level + index) ?? new ScaleLevel(scale.Levels[0].Level + index, new LocalText(string.Empty))) with { Text = Initiatives.PlanText.Of(typed.Sv, typed.En) }).ToList();
        return levels.Count is >= 2 and <= MostOptions ? levels : Wrong(nameof(_input.Options), "funder_forms.problem.options", scale.Levels, 2, MostOptions);
    }

    private IEnumerable<OptionInput> Typed() => _input.Options.Where(static option => !string.IsNullOrWhiteSpace(option.Sv));

    private TableField Rows(TableField table)
    {
        if (_input.LeastRows < 1 || _input.MostRows is < 1 or > TableField.Limit || _input.LeastRows > _input.MostRows)
        {
            Wrong(nameof(_input.MostRows), "funder_forms.problem.rows", 0, TableField.Limit);
        }

        FormPeriods? periods = null;
        if (_input.PeriodMonths is { } months)
        {
            periods = months is 3 or 6 or 12 && _form.Find(_input.PeriodFrom ?? string.Empty) is DateField from && _form.Find(_input.PeriodTo ?? string.Empty) is DateField to
                ? new FormPeriods(months, from.Key, to.Key) : Wrong(nameof(_input.PeriodMonths), "funder_forms.problem.periods", table.Periods);
        }

        var title = string.IsNullOrEmpty(_input.Title) ? null : table.Columns.Any(column => column.Key == _input.Title) ? _input.Title : Wrong(nameof(_input.Title), "funder_forms.problem.choose", table.Title);
        return table with { LeastRows = _input.LeastRows, MostRows = _input.MostRows, Periods = periods, Title = title };
    }

    private SignaturesField Parties(SignaturesField signatures)
    {
        var parties = FieldKinds.Parties(_form).Select(static table => table.Key).Where(_input.PartiesOf.Contains).ToList();
        return parties.Count == 0 ? Wrong(nameof(_input.PartiesOf), "funder_forms.problem.parties", signatures)
            : _input.LeastOfFirst is not (>= 1 and <= 10) ? Wrong(nameof(_input.LeastOfFirst), "funder_forms.problem.signatures", signatures)
            : signatures with { PartiesOf = parties, LeastOfFirst = _input.LeastOfFirst.Value };
    }

    private string? Means() => string.IsNullOrEmpty(_input.Means) ? null
        : _input.Means == _before.Means || FieldMeanings.Fits(_input.Means, _before) ? _input.Means : Wrong(nameof(_input.Means), "funder_forms.problem.choose", _before.Means);

    private FormCondition? AskedWhen() => string.IsNullOrEmpty(_input.AskedWhen) ? null
        : _input.AskedWhen.Split('=') is [var key, var code] && key != _before.Key && _form.Find(key) is ChoiceField asked && asked.Options.Any(option => option.Code == code) ? new FormCondition(key, code)
        : Wrong(nameof(_input.AskedWhen), "funder_forms.problem.choose", _before.AskedWhen);

    private LocalText Words(string field, string? swedish, string? english, string problemKey) =>
        string.IsNullOrWhiteSpace(swedish) ? Wrong(field, problemKey, _before.Label) : Initiatives.PlanText.Of(swedish.ReplaceLineEndings("\n"), english?.ReplaceLineEndings("\n"));

    private T Wrong<T>(string field, string textKey, T before, params object?[] arguments)
    {
        _problems.Add(new Problem(field, textKey, arguments));
        return before;
    }
}
