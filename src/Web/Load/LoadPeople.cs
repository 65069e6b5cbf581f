using System.Globalization;
using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Participants with their details, coaches, enrolments and exits.</summary>
internal sealed class LoadPeople(LoadWorld world, Cipher cipher)
{
    private static readonly DateOnly FirstBirthDate = new(1962, 1, 1);

    private static readonly string[] Genders = ["woman", "man", "woman", "man", "woman", "man", "woman", "man", "other", "not_stated"];

    private static readonly string[] ExitReasons =
        ["work", "work", "studies", "completed_as_planned", "completed_as_planned", "subsidised_work", "other_measure", "illness", "moved", "no_contact", "own_choice", "not_suitable"];

    public void Write(LoadTarget target)
    {
        target.Copy("participants", "id, initiative_id, reference, is_protected, given_name, family_name", rows => Each(rows, WriteParticipant));
        target.Copy("participant_details", "participant_id, initiative_id, birth_date, phone, email, number_kind, number_cipher, number_hash", rows => Each(rows, WriteDetails));
        target.Copy("protected_identities", "participant_id, initiative_id, sealed_at, cipher", rows => Each(rows, WriteProtected));
        target.Copy("case_assignments", "id, initiative_id, participant_id, account_id, valid_from, valid_until", rows => Each(rows, WriteCases));
        target.Copy("enrolments", $"id, initiative_id, participant_id, gender, target_group, referrer_organisation_id, {LoadTarget.Registration}", rows => Each(rows, WriteEnrolment));
        target.Copy("exits", $"id, initiative_id, participant_id, reason, participant_outcome, {LoadTarget.Registration}", rows => Each(rows, WriteExit));
    }

    private void Each(LoadTable rows, Action<LoadTable, LoadPerson> write)
    {
        foreach (var person in world.People())
        {
            write(rows, person);
        }
    }

    private static void WriteParticipant(LoadTable rows, LoadPerson person)
    {
        var (given, family) = NameOf(person);
        rows.Row().Id(person.Id).Id(person.Initiative.Id).Text(string.Create(CultureInfo.InvariantCulture, $"D-{person.Rank + 1:000}")).Truth(person.IsProtected)
            .Text(person.IsProtected ? null : given).Text(person.IsProtected ? null : family);
    }

    private void WriteDetails(LoadTable rows, LoadPerson person)
    {
        var row = rows.Row().Id(person.Id).Id(person.Initiative.Id);
        if (person.IsProtected)
        {
            row.Null().Null().Null().Null().Null().Null();
            return;
        }

        var dice = person.Dice(LoadTopic.Details);
        var born = BornOn(person);
        row.Day(born).Text($"070-174 06 {5 + dice.Below(90):00}"); // kept for fiction by Post- och telestyrelsen
        row.Text(dice.Percent(70) ? $"deltagare{person.Rank + 1}.{person.Initiative.Place + 1}@example.se" : null);
        if (dice.Percent(40))
        {
            row.Null().Null().Null();
            return;
        }

        var number = NumberOf(born);
        row.Text("personal_number").Bytes(cipher.Seal(number, person.Id.ToString())).Bytes(cipher.LookupHash(number));
    }

    private void WriteProtected(LoadTable rows, LoadPerson person)
    {
        if (person.IsProtected)
        {
            var (givenName, familyName) = NameOf(person);
            var identity = JsonSerializer.Serialize(new { givenName, familyName, birthDate = BornOn(person) }, JsonSerializerOptions.Web);
            rows.Row().Id(person.Id).Id(person.Initiative.Id).Moment(person.EnrolledAt).Bytes(cipher.Seal(identity, person.Id.ToString()));
        }
    }

    private static void WriteCases(LoadTable rows, LoadPerson person)
    {
        var dice = person.Dice(LoadTopic.Case);
        var from = person.EnrolledOn;
        if (person.Initiative.CoachCount > 1 && dice.Percent(5) && person.LastDay > from.AddDays(30))
        {
            var before = person.Initiative.Coach((person.Coach + 1) % person.Initiative.CoachCount);
            rows.Row().Id(dice.Id(person.EnrolledAt)).Id(person.Initiative.Id).Id(person.Id).Id(before).Day(from).Day(from.AddDays(19));
            from = from.AddDays(20);
        }

        rows.Row().Id(dice.Id(person.EnrolledAt)).Id(person.Initiative.Id).Id(person.Id).Id(person.CoachAccount).Day(from).Null();
    }

    private void WriteEnrolment(LoadTable rows, LoadPerson person)
    {
        var dice = person.Dice(LoadTopic.Enrolment, 1);
        var (gender, referrer) = (dice.Pick(Genders), world.Register.Public(dice.Below(world.Register.PublicCount)));
        var group = person.Initiative.HasTwoTargetGroups && dice.Percent(35) ? LoadPlans.SecondTargetGroup : LoadPlans.FirstTargetGroup;
        LoadTable Begin(LoadDice id) => rows.Row().Id(id.Id(person.EnrolledAt)).Id(person.Initiative.Id).Id(person.Id).Text(gender).Text(group).Id(referrer);
        if (dice.Percent(1))
        {
            var corrected = person.EnrolledAt.AddMinutes(25);
            Begin(person.Dice(LoadTopic.Enrolment, 2)).Superseded(person.EnrolledOn.AddDays(-1), person.EnrolledAt, person.CoachAccount, corrected, "Fel dag: samtalet flyttades en dag.");
            Begin(person.Dice(LoadTopic.Enrolment, 3)).Standing(person.EnrolledOn, corrected, person.CoachAccount);
            return;
        }

        Begin(person.Dice(LoadTopic.Enrolment, 3)).Standing(person.EnrolledOn, person.EnrolledAt, person.CoachAccount);
    }

    private static void WriteExit(LoadTable rows, LoadPerson person)
    {
        if (person.ExitedOn is { } day)
        {
            var dice = person.Dice(LoadTopic.Exit);
            var at = LoadCalendar.At(day, 985);
            rows.Row().Id(dice.Id(at)).Id(person.Initiative.Id).Id(person.Id).Text(dice.Pick(ExitReasons)).Text(string.Empty).Standing(day, at, person.CoachAccount);
        }
    }

    private static (string Given, string Family) NameOf(LoadPerson person)
    {
        var dice = person.Dice(LoadTopic.Person, 1);
        return (dice.Pick(LoadWords.GivenNames), LoadWords.FamilyName(ref dice));
    }

    /// <summary>No two of an initiative are born on the same day, so that no two have the same number.</summary>
    private static DateOnly BornOn(LoadPerson person)
    {
        const int days = 16_381; // a prime of days, about 45 years
        const int stride = 6_151;
        return FirstBirthDate.AddDays((int)((((long)person.Rank * stride) + person.Initiative.Place) % days));
    }

    /// <summary>A valid personal number of nobody: a serial that Skatteverket keeps for tests.</summary>
    private static string NumberOf(DateOnly born)
    {
        var twelve = born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "239";
        return twelve + Luhn.CheckDigit(twelve.AsSpan(2));
    }
}
