using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is asked about a call.</summary>
public sealed record CallInput
{
    /// <summary>Its id; made when the form is opened, so that a form sent twice adds one call.</summary>
    [FormId]
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The version that was read; 0 for a new one.</summary>
    public uint Version { get; init; }

    /// <summary>Name in Swedish.</summary>
    [MaxLength(200)]
    public string? NameSv { get; init; }

    /// <summary>Name in English.</summary>
    [MaxLength(200)]
    public string? NameEn { get; init; }

    /// <summary>What it is about, in Swedish; see <see cref="RichText"/>.</summary>
    [MaxLength(8000)]
    public string? TextSv { get; init; }

    /// <summary>The same in English.</summary>
    [MaxLength(8000)]
    public string? TextEn { get; init; }

    /// <summary>Key and version of the form, with a colon between.</summary>
    public string? Form { get; init; }

    /// <summary>Who may answer.</summary>
    public CallKind? Kind { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? ClosesOn { get; init; }

    /// <summary>The most that one application may ask for, SEK.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>A version of a form as it is chosen.</summary>
    public static string CodeOf(string key, int version) => $"{key}:{version}";

    internal static CallInput Of(Call call) => new()
    {
        Id = call.Id, Version = call.Version, NameSv = call.Name.Sv, NameEn = call.Name.En, TextSv = call.Text.Sv, TextEn = call.Text.En,
        Form = CodeOf(call.FormKey, call.FormVersion), Kind = call.Kind, OpensOn = call.OpensOn, ClosesOn = call.ClosesOn, Maximum = call.Maximum,
    };
}

/// <summary>What must hold for a call's own answers, whatever is in the database.</summary>
internal static class CallRules
{
    private const decimal LargestMaximum = 999_999_999_999.99m;
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    /// <summary>The problems of an input; none when it may be taken over.</summary>
    public static IEnumerable<Problem> Problems(CallInput input)
    {
        if (string.IsNullOrWhiteSpace(input.NameSv))
        {
            yield return new Problem(nameof(input.NameSv), "calls.problem.name");
        }

        if (input.Kind is null)
        {
            yield return new Problem(nameof(input.Kind), "calls.problem.kind");
        }

        if (input.OpensOn is not { } opens)
        {
            yield return new Problem(nameof(input.OpensOn), "calls.problem.opens_on");
        }
        else if (opens < Earliest || opens > Latest)
        {
            yield return new Problem(nameof(input.OpensOn), "calls.problem.year");
        }

        if (input.ClosesOn is not { } closes)
        {
            if (input.Kind == CallKind.Dated)
            {
                yield return new Problem(nameof(input.ClosesOn), "calls.problem.closes_on");
            }
        }
        else if (input.Kind == CallKind.Open)
        {
            yield return new Problem(nameof(input.ClosesOn), "calls.problem.open_ends");
        }
        else if (closes < Earliest || closes > Latest)
        {
            yield return new Problem(nameof(input.ClosesOn), "calls.problem.year");
        }
        else if (closes < input.OpensOn)
        {
            yield return new Problem(nameof(input.ClosesOn), "calls.problem.closes_before");
        }

        if (input.Maximum is { } most && (most <= 0 || most > LargestMaximum || decimal.Round(most, 2) != most))
        {
            yield return new Problem(nameof(input.Maximum), "calls.problem.maximum");
        }
    }
}
