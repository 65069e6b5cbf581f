using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>When somebody is asked after an exit: data of the association, or of the initiative where it has rules of its own.</summary>
/// <param name="Code">What is counted apart.</param>
/// <param name="NameSv">What it is called in Swedish.</param>
/// <param name="NameEn">What it is called in English; null gives the Swedish.</param>
/// <param name="AfterDays">Days after the exit.</param>
/// <param name="AfterMonths">Months after the exit, besides the days.</param>
/// <param name="AskedDaysBefore">From how many days before.</param>
/// <param name="LateAfterDays">In time until so many days after.</param>
public sealed record FollowUpRule(string Code, string NameSv, string? NameEn, int AfterDays, int AfterMonths, int AskedDaysBefore, int LateAfterDays)
{
    /// <summary>Whether those who left for that reason are asked. The dead, those who were never there and those who took back their consent never are.</summary>
    public static bool Asks(ExitReason reason) => reason is not (ExitReason.Deceased or ExitReason.Misregistered or ExitReason.ConsentWithdrawn);

    /// <summary>The day it is about.</summary>
    public DateOnly DueAfter(DateOnly exitedOn) => exitedOn.AddMonths(AfterMonths).AddDays(AfterDays);

    /// <summary>The follow-up of an exit. It is asked from the exit at the earliest.</summary>
    public ExitFollowUp Of(ProgrammeExit exit)
    {
        var due = DueAfter(exit.OccurredOn);
        var from = due.AddDays(-AskedDaysBefore);
        return new ExitFollowUp
        {
            InitiativeId = exit.InitiativeId,
            ParticipantId = exit.ParticipantId,
            ExitId = exit.Id,
            Code = Code,
            NameSv = NameSv,
            NameEn = NameEn,
            DueOn = due,
            AskedFrom = from < exit.OccurredOn ? exit.OccurredOn : from,
            LateAfter = due.AddDays(LateAfterDays),
        };
    }

    /// <summary>The follow-ups that an exit leads to.</summary>
    internal static async Task<IReadOnlyList<ExitFollowUp>> PlanAsync(RequestDatabase database, ProgrammeExit exit, CancellationToken cancellation)
    {
        return Asks(exit.Reason) ? PlanOf(exit, await OfAsync(database, exit.InitiativeId, cancellation)) : [];
    }

    /// <summary>The follow-ups that an exit leads to by some rules.</summary>
    internal static IReadOnlyList<ExitFollowUp> PlanOf(ProgrammeExit exit, IReadOnlyList<FollowUpRule> rules) => Asks(exit.Reason) ? [.. rules.Select(rule => rule.Of(exit))] : [];

    /// <summary>The rules that hold in an initiative.</summary>
    internal static Task<IReadOnlyList<FollowUpRule>> OfAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation) =>
        database.QueryAsync<FollowUpRule>(Sql.Of($"select * from access.follow_up_rules({initiative})"), cancellation);
}
