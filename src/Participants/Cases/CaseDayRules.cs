using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>When something may have happened to a participant. Pure.</summary>
public static class CaseDayRules
{
    private const int FarthestYears = 5;

    /// <summary>A day before which something is to be done may be left out; it has not passed, and is one that can be planned for.</summary>
    public static IEnumerable<Problem> Due(string field, DateOnly? day, DateOnly earliest, DateOnly today)
    {
        if (day < earliest)
        {
            yield return new Problem(field, "participants.rule.due_before", Display.Day(earliest));
        }
        else if (day > today.AddYears(FarthestYears))
        {
            yield return new Problem(field, "participants.rule.due_far", FarthestYears);
        }
    }

    /// <summary>Neither before the enrolment, or another first day that has words of its own, nor after today.</summary>
    public static IEnumerable<Problem> Within(string field, DateOnly day, DateOnly first, DateOnly today, string tooEarlyKey = "participants.rule.before_enrolment")
    {
        if (day > today)
        {
            yield return new Problem(field, "participants.rule.not_in_future");
        }
        else if (day < first)
        {
            yield return new Problem(field, tooEarlyKey, Display.Day(first));
        }
    }
}
