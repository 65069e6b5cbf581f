using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What must hold for a referral. Pure; each rule gives a sentence beside its field.</summary>
public static class ReferralRules
{
    private const int FarthestMeetingDays = 365;

    /// <summary>Rules for the day a referral came: not ahead, and while the initiative took people in.</summary>
    public static IEnumerable<Problem> OfReceived(string field, DateOnly received, InitiativePeriod period, DateOnly today)
    {
        if (received > today)
        {
            yield return new Problem(field, "participants.rule.not_in_future");
        }
        else if (received < period.StartsOn.AddYears(-1))
        {
            yield return new Problem(field, "participants.rule.before_start", Display.Day(period.StartsOn));
        }
        else if (received > (period.IntakeEndsOn ?? period.EndsOn))
        {
            yield return new Problem(field, "referrals.rule.intake_closed", Display.Day(period.IntakeEndsOn ?? period.EndsOn));
        }
    }

    /// <summary>Rules for the day of a step: not ahead, and not before the one before it.</summary>
    public static IEnumerable<Problem> OfStep(string field, DateOnly on, DateOnly since, DateOnly today)
    {
        if (on > today)
        {
            yield return new Problem(field, "participants.rule.not_in_future");
        }
        else if (on < since)
        {
            yield return new Problem(field, "referrals.rule.before_last", Display.Day(since));
        }
    }

    /// <summary>Rules for a meeting: its day is not before the booking, and one that can be planned for.</summary>
    public static IEnumerable<Problem> OfMeeting(string field, DateOnly meets, DateOnly booked)
    {
        if (meets < booked)
        {
            yield return new Problem(field, "referrals.rule.meets_before", Display.Day(booked));
        }
        else if (meets.DayNumber > booked.DayNumber + FarthestMeetingDays)
        {
            yield return new Problem(field, "referrals.rule.meets_far");
        }
    }

    /// <summary>Rules for who it is.</summary>
    public static List<Problem> OfPerson(PersonInput input, DateOnly today, out PersonalNumber? number) =>
    [
        .. EnrolmentRules.OfNames(input.GivenName, input.FamilyName),
        .. EnrolmentRules.OfPerson(input.BirthDate, input.Number, today, out number),
        .. EnrolmentRules.OfPhone(input.Phone),
    ];
}
