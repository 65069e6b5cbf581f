using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>When a case may go to another coach. Pure.</summary>
public static class HandOverRules
{
    /// <summary>
    /// To somebody who does not have it, neither before it is the standing coach's nor after the initiative.
    /// </summary>
    /// <param name="standing">The standing assignment's coach; null when there is none.</param>
    /// <param name="earliest">The first day of that assignment, or of the enrolment.</param>
    /// <param name="last">Last day of the initiative.</param>
    /// <param name="coach">Who takes over.</param>
    /// <param name="from">The new coach's first day.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static Problem? Check(AccountId? standing, DateOnly earliest, DateOnly last, AccountId coach, DateOnly from) =>
        standing == coach ? new Problem(nameof(HandOverInput.Coach), "participants.rule.same_coach")
        : from < earliest ? new Problem(nameof(HandOverInput.From), "participants.rule.hand_over_early", Display.Day(earliest))
        : from > last ? new Problem(nameof(HandOverInput.From), "participants.rule.after_end", Display.Day(last))
        : null;
}
