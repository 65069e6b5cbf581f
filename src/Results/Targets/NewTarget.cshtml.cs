using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>The second step to a new target: what is promised of the measure, shown beside its value now.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class NewTargetPage(
    Workspace workspace, Indicators indicators, MeasureCatalogue measures, TargetChoices choices, AddTarget add, TimeProvider clock) : SamstegPage
{
    /// <summary>What stands in the address for a value that is reported by hand.</summary>
    public const string Reported = "rapporterat";

    private const int ConditionRows = 2;
    private TargetPlan _plan = null!;

    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public NewTargetInput Input { get; set; } = new();

    /// <summary>What is measured; null when the value is reported.</summary>
    public Measure? Measured { get; private set; }

    /// <summary>The measure's value now, under what is typed; null when it is reported, or withheld.</summary>
    public Indicator? Shown { get; private set; }

    /// <summary>Whether the value is withheld because it counts people, whom the viewer does not see.</summary>
    public bool IsWithheld { get; private set; }

    /// <summary>The questions on name and place.</summary>
    public TargetWordingForm Wording { get; private set; } = null!;

    /// <summary>Whether the measure is a share by nature.</summary>
    public bool IsAlwaysShare => Measured is { Form: MeasureForm.Share };

    /// <summary>How the value can be compared.</summary>
    public IReadOnlyList<Choice> Comparisons => ComparisonsBut(Measured is null ? [] : [Comparison.Qualitative]);

    /// <summary>How a condition can be compared.</summary>
    public IReadOnlyList<Choice> ConditionComparisons => ComparisonsBut([]);

    /// <summary>What a condition can measure.</summary>
    public IReadOnlyList<Choice> Conditions =>
        [.. measures.Groups.SelectMany(static group => group.Measures).Select(measure => new Choice(measure.Key, T[$"measure.{measure.Key}.label"]))];

    /// <summary>Whether anything stands in a condition's row, so that it is shown open.</summary>
    public bool HasCondition(int place) => Input.Conditions[place].IsUsed;

    /// <summary>Name of an audience group.</summary>
    public string AudienceName(int place) => T[$"audience_group.{Measured!.AudienceGroups[place]}"];

    /// <summary>Shows the form and the measure's value now.</summary>
    public async Task<IActionResult> OnGetAsync(string measure, CancellationToken cancellation)
    {
        Input = new NewTargetInput { FormId = NewId.Of<TargetId>(), Comparison = Comparison.AtLeast, DecidedOn = clock.Today() };
        if (!await OpenAsync(measure, cancellation))
        {
            return NotFound();
        }

        Input.Wording.Code = _plan.NextCode;
        await PreviewAsync(cancellation);
        return Page();
    }

    /// <summary>Adds the target.</summary>
    public async Task<IActionResult> OnPostAsync(string measure, CancellationToken cancellation)
    {
        if (!await OpenAsync(measure, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await add.RunAsync(Initiative, Measured, Input, cancellation);
        return Answer(result, $"/insatser/{Initiative}/mal/{Input.FormId}", "results.new.done");
    }

    /// <summary>Shows the value now under what is typed; the rest may still be missing.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(string measure, CancellationToken cancellation)
    {
        if (!await OpenAsync(measure, cancellation))
        {
            return NotFound();
        }

        ForgiveAllButTheFilter();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await PreviewAsync(cancellation);
        return result.IsDone ? Page() : Refused(result);
    }

    private async Task<Result> PreviewAsync(CancellationToken cancellation)
    {
        if (Measured is null)
        {
            return Result.Done;
        }

        var (draft, result) = add.Preview(Initiative, Measured, Input);
        if (draft is not null)
        {
            Shown = await indicators.OfDraftAsync(draft, Viewpoint.Now(clock), cancellation);
            IsWithheld = Shown is null;
        }

        return result;
    }

    private void ForgiveAllButTheFilter()
    {
        const string filter = $"{InputName}.{nameof(NewTargetInput.Filter)}.";
        foreach (var (_, entry) in ModelState.Where(static pair => !pair.Key.StartsWith(filter, StringComparison.Ordinal)))
        {
            entry!.Errors.Clear();
            entry.ValidationState = ModelValidationState.Skipped;
        }
    }

    private async Task<bool> OpenAsync(string measure, CancellationToken cancellation)
    {
        Measured = measures.Find(measure);
        if ((Measured is null && measure != Reported) || await workspace.OpenAsync(Initiative, "results.new.title", cancellation) is null)
        {
            return false;
        }

        _plan = await choices.LoadAsync(Initiative, cancellation);
        Wording = TargetWordingForm.Of(Input, _plan, Measured is null);
        Fill(Input.Conditions, ConditionRows);
        Fill(Input.Filter.Audience, Measured?.AudienceGroups.Count ?? 0);
        foreach (var (place, group) in (Measured?.AudienceGroups ?? []).Index())
        {
            Input.Filter.Audience[place].Group = group;
        }

        return true;
    }

    private static void Fill<TRow>(List<TRow> rows, int count)
        where TRow : new()
    {
        rows.RemoveRange(Math.Min(rows.Count, count), Math.Max(0, rows.Count - count));
        while (rows.Count < count)
        {
            rows.Add(new TRow());
        }
    }

    private IReadOnlyList<Choice> ComparisonsBut(Comparison[] left) => T.Choices(Enum.GetValues<Comparison>().Except(left));
}
