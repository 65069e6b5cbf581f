using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>How something is to be evaluated.</summary>
public sealed class EvaluationInput
{
    /// <summary>Key of the form.</summary>
    [Required]
    public string? Form { get; init; }

    /// <summary>Last day to answer.</summary>
    [Required]
    public DateOnly? ClosesOn { get; init; }
}

/// <summary>Makes an evaluation of a session or a series.</summary>
public sealed class MakeEvaluation(RequestDatabase database, FormLibrary library, CurrentUser user, TimeProvider clock)
{
    /// <summary>Days that it is open unless another day is said: what is remembered is soon another thing.</summary>
    public const int UsualDays = 7;

    /// <summary>Most days.</summary>
    public const int MostDays = 60;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567"; // 16 of them are 80 bits
    private const int CodeLength = 16;

    /// <summary>Makes it, or says what is wrong; its id where it was made.</summary>
    public async Task<(Result Result, Guid Evaluation)> RunAsync(InitiativeId initiative, SessionId? session, SeriesId? series, EvaluationInput input, CancellationToken cancellation)
    {
        var today = clock.Today();
        if (EvaluationForms.All.FirstOrDefault(form => form.Key == input.Form) is not { } form)
        {
            return (Result.Refused(nameof(input.Form), "form.rule.choose_offered"), default);
        }

        if (input.ClosesOn < today || input.ClosesOn > today.AddDays(MostDays))
        {
            return (Result.Refused(nameof(input.ClosesOn), "evaluations.closes_wrong", MostDays), default);
        }

        var evaluation = new Evaluation
        {
            InitiativeId = initiative,
            SessionId = session,
            SeriesId = session is null ? series : null,
            FormId = (await library.PinAsync(initiative, EvaluationForms.Purpose, form, cancellation)).Id,
            Code = RandomNumberGenerator.GetString(Letters, CodeLength),
            ClosesOn = input.ClosesOn!.Value,
            MadeOn = today,
            MadeBy = user.RequiredAccount,
        };
        database.Context.Add(evaluation);
        await database.Context.SaveChangesAsync(cancellation);
        return (Result.Done, evaluation.Id);
    }
}
