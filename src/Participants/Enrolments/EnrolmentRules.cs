using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>When an initiative runs and takes people in.</summary>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="IntakeEndsOn">Last day of intake; null when intake is open until the end.</param>
public sealed record InitiativePeriod(DateOnly StartsOn, DateOnly EndsOn, DateOnly? IntakeEndsOn);

/// <summary>What must hold when somebody is enrolled. Pure; each rule gives a sentence beside its field.</summary>
public static class EnrolmentRules
{
    private const int YoungestAge = 13;
    private const int OldestAge = 100;

    /// <summary>All rules for an enrolment but those that ask who is here already, in the order of the form's questions.</summary>
    /// <param name="input">As filled in, or read from a file.</param>
    /// <param name="choices">What can be chosen between.</param>
    /// <param name="today">Today in Sweden.</param>
    /// <param name="number">The number; null when there is none or it is wrong.</param>
    public static IReadOnlyList<Problem> Of(EnrolmentInput input, EnrolmentChoices choices, DateOnly today, out PersonalNumber? number)
    {
        List<Problem> problems =
        [
            .. OfNames(input.GivenName, input.FamilyName),
            .. OfPerson(input.BirthDate, input.Number, today, out number),
            .. OfPhone(input.Phone),
        ];
        if (input.EnrolledOn is { } day)
        {
            problems.AddRange(OfDay(nameof(EnrolmentInput.EnrolledOn), day, choices.Period, today));
        }

        if (!EnrolmentChoices.Offers(choices.TargetGroups, input.TargetGroup))
        {
            problems.Add(new Problem(nameof(EnrolmentInput.TargetGroup), "participants.rule.choose_offered"));
        }

        if (input.Referrer is { } referrer && !EnrolmentChoices.Offers(choices.Referrers, referrer))
        {
            problems.Add(new Problem(nameof(EnrolmentInput.Referrer), "participants.rule.choose_offered"));
        }

        if (input.Coach is { } coach && !EnrolmentChoices.Offers(choices.Coaches, coach))
        {
            problems.Add(new Problem(nameof(EnrolmentInput.Coach), "participants.rule.choose_offered"));
        }

        return problems;
    }

    /// <summary>Rules for the day of enrolment.</summary>
    public static IEnumerable<Problem> OfDay(string field, DateOnly enrolledOn, InitiativePeriod period, DateOnly today)
    {
        if (enrolledOn > today)
        {
            yield return new Problem(field, "participants.rule.not_in_future");
        }
        else if (enrolledOn < period.StartsOn)
        {
            yield return new Problem(field, "participants.rule.before_start", Display.Day(period.StartsOn));
        }
        else if (enrolledOn > period.IntakeEndsOn)
        {
            yield return new Problem(field, "participants.rule.after_intake", Display.Day(period.IntakeEndsOn.Value));
        }
        else if (enrolledOn > period.EndsOn)
        {
            yield return new Problem(field, "participants.rule.after_end", Display.Day(period.EndsOn));
        }
    }

    /// <summary>Rules for the birth date and a number that may be left out; the two must agree where the number tells a day.</summary>
    /// <param name="birthDate">As given; null when it could not be read.</param>
    /// <param name="number">As typed; null or blank for none.</param>
    /// <param name="today">Today in Sweden.</param>
    /// <param name="parsed">The number; null when there is none or it is wrong.</param>
    public static IReadOnlyList<Problem> OfPerson(DateOnly? birthDate, string? number, DateOnly today, out PersonalNumber? parsed)
    {
        var problems = new List<Problem>();
        parsed = null;
        if (birthDate > today)
        {
            problems.Add(new Problem(nameof(EnrolmentInput.BirthDate), "participants.rule.birth_in_future"));
        }
        else if (birthDate is { } born && AgeOn(today, born) is var age and (< YoungestAge or > OldestAge))
        {
            problems.Add(new Problem(nameof(EnrolmentInput.BirthDate), "participants.rule.birth_odd", age));
        }

        if (string.IsNullOrWhiteSpace(number))
        {
            return problems;
        }

        if (!PersonalNumber.TryParse(number, today, out parsed))
        {
            problems.Add(new Problem(nameof(EnrolmentInput.Number), "participants.rule.number_wrong"));
        }
        else if (parsed!.BirthDate is { } told && birthDate is not null && told != birthDate)
        {
            problems.Add(new Problem(nameof(EnrolmentInput.Number), "participants.rule.number_disagrees"));
        }

        return problems;
    }

    /// <summary>A telephone number may be left out, but must be one that can be dialled.</summary>
    public static IEnumerable<Problem> OfPhone(string? phone)
    {
        if (!string.IsNullOrWhiteSpace(phone) && !PhoneNumber.IsPlausible(phone))
        {
            yield return new Problem(nameof(EnrolmentInput.Phone), "participants.rule.phone_wrong");
        }
    }

    /// <summary>Names must say something.</summary>
    public static IEnumerable<Problem> OfNames(string givenName, string familyName)
    {
        if (string.IsNullOrWhiteSpace(givenName))
        {
            yield return new Problem(nameof(EnrolmentInput.GivenName), "participants.rule.given_name");
        }

        if (string.IsNullOrWhiteSpace(familyName))
        {
            yield return new Problem(nameof(EnrolmentInput.FamilyName), "participants.rule.family_name");
        }
    }

    private static int AgeOn(DateOnly day, DateOnly birthDate)
    {
        var years = day.Year - birthDate.Year;
        return birthDate.AddYears(years) > day ? years - 1 : years;
    }
}
