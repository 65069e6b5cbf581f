using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>When something may have happened to a participant. Pure.</summary>
public static class CaseDayRules
{
    /// <summary>Neither before the enrolment nor after today.</summary>
    public static IEnumerable<Problem> Within(string field, DateOnly day, DateOnly enrolledOn, DateOnly today)
    {
        if (day > today)
        {
            yield return new Problem(field, "participants.rule.not_in_future");
        }
        else if (day < enrolledOn)
        {
            yield return new Problem(field, "participants.rule.before_enrolment", Display.Day(enrolledOn));
        }
    }
}
