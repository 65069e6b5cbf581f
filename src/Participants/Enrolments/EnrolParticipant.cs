using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// Enrols somebody in an initiative: the participant, the enrolment and the coach's case, in one transaction. The same
/// form sent again is done without doing anything.
/// </summary>
public sealed class EnrolParticipant(RequestDatabase database, CurrentUser user, TimeProvider clock, Cipher cipher, KnownNumbers numbers, PossibleMatches matches, ReferralForEnrolment referrals)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, EnrolmentInput input, EnrolmentChoices choices, CancellationToken cancellation)
    {
        var stamp = Stamp.Of(clock, user);
        string? reference;
        try
        {
            reference = await database.ScalarAsync<string?>(Sql.Of($"select access.admit({input.Form}, {initiative}, {stamp.Today})"), cancellation);
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            database.Abandon();
            await database.CommitAsync(cancellation);
            return Result.Unavailable(string.Empty, "participants.rule.others_enrol");
        }

        if (reference is null)
        {
            return Result.Done;
        }

        if (input.Referral is { } referred && string.IsNullOrWhiteSpace(input.Number))
        {
            input.Number = await referrals.NumberAsync(initiative, referred, cancellation);
        }

        var problems = EnrolmentRules.Of(input, choices, stamp.Today, out var number).ToList();
        if (number is not null && await numbers.HaveAsync(number, initiative, input.Form, cancellation))
        {
            problems.Add(new Problem(nameof(EnrolmentInput.Number), "participants.rule.number_taken"));
        }

        if (problems.Count == 0 && !input.IsAnother && (await matches.OfEnrolmentAsync(initiative, input, cancellation)).IsAny)
        {
            problems.Add(new Problem(nameof(EnrolmentInput.IsAnother), "participants.rule.namesake"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (input.Referral is { } referral && await referrals.MarkAsync(initiative, referral, input.Form, cancellation) is { IsDone: false } refused)
        {
            return refused;
        }

        database.Context.AddRange(Admission.Of(initiative, input, stamp, number, reference, cipher).Rows);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>What is wrong with a form that is not to be run, because something in it could not be read: told together with that.</summary>
    public Result Check(EnrolmentInput input, EnrolmentChoices choices) => Result.Of(EnrolmentRules.Of(input, choices, clock.Today(), out _));
}
