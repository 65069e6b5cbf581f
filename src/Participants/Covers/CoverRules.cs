using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>When somebody may cover for another. Pure.</summary>
public static class CoverRules
{
    /// <summary>The longest that somebody covers: after that the case should be handed over.</summary>
    public const int MostDays = 184;

    /// <summary>From today at the earliest until the initiative's last day at the latest, for <see cref="MostDays"/> at the most, and not for oneself.</summary>
    /// <param name="covered">For whom.</param>
    /// <param name="coach">Who covers.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">Last day.</param>
    /// <param name="today">Today in Sweden.</param>
    /// <param name="last">Last day of the initiative.</param>
    public static IEnumerable<Problem> Check(AccountId covered, AccountId coach, DateOnly from, DateOnly until, DateOnly today, DateOnly last)
    {
        if (covered == coach)
        {
            yield return new Problem(nameof(CoverInput.Coach), "participants.cover.same_coach");
        }

        if (from < today)
        {
            yield return new Problem(nameof(CoverInput.From), "participants.cover.past");
        }

        if (until < from)
        {
            yield return new Problem(nameof(CoverInput.Until), "participants.cover.backwards");
        }
        else if (until.DayNumber - from.DayNumber >= MostDays)
        {
            yield return new Problem(nameof(CoverInput.Until), "participants.cover.long", MostDays);
        }
        else if (until > last)
        {
            yield return new Problem(nameof(CoverInput.Until), "participants.rule.after_end", Display.Day(last));
        }
    }

    /// <summary>Whether two spans of days, both ends among them, share a day.</summary>
    public static bool Overlap(DateOnly from, DateOnly until, DateOnly otherFrom, DateOnly otherUntil) => from <= otherUntil && otherFrom <= until;
}
