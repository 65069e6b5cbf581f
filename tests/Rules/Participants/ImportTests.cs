using FsCheck;
using FsCheck.Fluent;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>How rows of a file are understood, and whom they may be.</summary>
public sealed class ImportTests
{
    private static readonly DateOnly Today = new(2026, 4, 15);
    private static readonly Guid Coach = Guid.CreateVersion7(), Referrer = Guid.CreateVersion7();

    private static readonly ImportWords Words = new(
        new EnrolmentChoices(new InitiativePeriod(new(2025, 4, 1), new(2027, 3, 31), null), [new Choice("young", "Unga")], [new Choice(Referrer.ToString(), "Socialkontoret")], [new Choice(Coach.ToString(), "Cora Coach")]),
        new WordList([("Kvinna", "Woman"), ("Man", "Man"), ("k", "Woman")]), new WordList([("young", "young"), ("Unga", "young")]),
        new WordList([("Cora Coach", Coach.ToString()), ("cora@example.se", Coach.ToString())]), new WordList([("Socialkontoret", Referrer.ToString()), ("Två", "a"), ("Två", "b")]),
        new WordList([("Arbete", "Work")]), new WordList([("ja", "yes"), ("nej", "no"), ("Skyddad identitet", "protected")]));

    private static readonly (ImportField, string)[] Sound =
        [(ImportField.GivenName, "Ada"), (ImportField.FamilyName, "Ek"), (ImportField.BirthDate, "1981-12-18"), (ImportField.Gender, "k"), (ImportField.TargetGroup, "unga"), (ImportField.EnrolledOn, "2026-02-01"), (ImportField.Coach, "CORA@example.se")];

    [Fact]
    public void A_sound_row_is_a_filled_in_form()
    {
        var row = Read((ImportField.Number, "19811218 - 9876"), (ImportField.Referrer, "socialkontoret"), (ImportField.Phone, "070-174 06 05"), (ImportField.Email, "ada@example.se"));

        row.Problems.ShouldBeEmpty();
        row.Number!.Normalised.ShouldBe("198112189876");
        (row.Input.GivenName, row.Input.FamilyName, row.Input.BirthDate, row.Input.Gender, row.Input.TargetGroup, row.Input.EnrolledOn).ShouldBe(("Ada", "Ek", new DateOnly(1981, 12, 18), Gender.Woman, "young", new DateOnly(2026, 2, 1)));
        (row.Input.Coach, row.Input.Referrer, row.Input.Phone).ShouldBe((new AccountId(Coach), new OrganisationId(Referrer), "070-174 06 05"));
    }

    [Theory]
    [InlineData("1981-12-18")]
    [InlineData("19811218")]
    [InlineData("18/12 1981")]
    [InlineData("18 december 1981")]
    [InlineData("29938")]
    [InlineData("1981-12-18 00:00:00")]
    [InlineData("1981-12-18T00:00")]
    public void Days_are_read_as_people_and_spreadsheets_write_them(string day) => Read((ImportField.BirthDate, day)).Input.BirthDate.ShouldBe(new DateOnly(1981, 12, 18));

    [Theory]
    [InlineData("Ada Ek", "Ada", "Ek")]
    [InlineData("Ek, Ada Maria", "Ada Maria", "Ek")]
    [InlineData("Ada  Maria von der Ek", "Ada Maria", "von der Ek")]
    [InlineData("Ek", "Ek", "")]
    public void A_whole_name_is_parted(string name, string given, string family)
    {
        var row = Read((ImportField.GivenName, ""), (ImportField.FamilyName, ""), (ImportField.Name, name));

        (row.Input.GivenName, row.Input.FamilyName).ShouldBe((given, family));
        row.Problems.Any().ShouldBe(family.Length == 0);
    }

    [Fact]
    public void The_zero_that_a_spreadsheet_takes_is_put_back_and_the_number_tells_the_day()
    {
        var row = Read((ImportField.BirthDate, ""), (ImportField.Number, "101012383"));

        row.Number?.Normalised.ShouldBe("200101012383");
        row.Input.BirthDate.ShouldBe(new DateOnly(2001, 1, 1));
    }

    [Theory]
    [InlineData(ImportField.GivenName, "", "participants.rule.given_name")]
    [InlineData(ImportField.BirthDate, "", "imports.rule.missing")]
    [InlineData(ImportField.BirthDate, "i går", "imports.rule.no_day")]
    [InlineData(ImportField.BirthDate, "2030-01-01", "participants.rule.birth_in_future")]
    [InlineData(ImportField.Number, "19811218-9877", "participants.rule.number_wrong")]
    [InlineData(ImportField.Number, "19900203-0014", "participants.rule.number_disagrees")]
    [InlineData(ImportField.Gender, "", "imports.rule.missing")]
    [InlineData(ImportField.Gender, "okej", "imports.rule.unknown")]
    [InlineData(ImportField.TargetGroup, "gamla", "imports.rule.unknown")]
    [InlineData(ImportField.EnrolledOn, "2020-01-01", "participants.rule.before_start")]
    [InlineData(ImportField.Coach, "Någon Annan", "imports.rule.no_coach")]
    [InlineData(ImportField.Referrer, "Två", "imports.rule.several")]
    [InlineData(ImportField.Phone, "ring", "participants.rule.phone_wrong")]
    [InlineData(ImportField.Email, "ada", "ui.not_an_email")]
    [InlineData(ImportField.IsProtected, "ja", "imports.rule.protected")]
    [InlineData(ImportField.IsProtected, "kanske", "imports.rule.yes_or_no")]
    [InlineData(ImportField.Number, "=", "imports.rule.formula")]
    [InlineData(ImportField.ExitedOn, "2026-03-01", "imports.rule.missing")]
    [InlineData(ImportField.ExitReason, "Arbete", "imports.rule.missing")]
    public void What_is_wrong_is_said_once_of_its_column(ImportField field, string text, string key)
    {
        var problem = Read((field, text)).Problems.ShouldHaveSingleItem();

        problem.TextKey.ShouldBe(key);
        problem.Field.ShouldBe((field is ImportField.ExitedOn ? ImportField.ExitReason : field is ImportField.ExitReason ? ImportField.ExitedOn : field).ToString());
    }

    [Fact]
    public void A_protected_name_is_no_name() => Read((ImportField.GivenName, ""), (ImportField.FamilyName, ""), (ImportField.Name, "skyddad  IDENTITET")).Problems[0].TextKey.ShouldBe("imports.rule.protected");

    [Fact]
    public void An_exit_lies_after_the_enrolment()
    {
        Read((ImportField.ExitedOn, "2026-03-01"), (ImportField.ExitReason, "arbete")).Exit!.Reason.ShouldBe(ExitReason.Work);
        Read((ImportField.ExitedOn, "2026-01-01"), (ImportField.ExitReason, "arbete")).Problems.Single().TextKey.ShouldBe("participants.rule.before_enrolment");
    }

    [Fact]
    public void Whatever_stands_in_a_row_it_comes_to_something()
    {
        Prop.ForAll(Arb.From(Gen.ListOf(Gen.Zip(Gen.Elements(Enum.GetValues<ImportField>()), Gen.OneOf(ArbMap.Default.ArbFor<NonNull<string>>().Generator.Select(static text => text.Get), Gen.Elements("=", "0", "99999", "-", "\u00A0", "2026-02-30", "19000229-0000", new string('x', 5000)))))), cells =>
        {
            var row = Rules().Read(ImportCells.Of(cells.DistinctBy(static cell => cell.Item1)), NewId.Of<ParticipantId>());
            return row.Problems.Select(static problem => problem.Field).Distinct().Count() == row.Problems.Count
                && (row.Problems.Count > 0 || (row.Input is { Gender: not null, BirthDate: not null, Coach: not null, EnrolledOn: not null } && row.Input.GivenName.Length is > 0 and <= Participant.LongestName));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("Förnamn;Efternamn;Personnr.;E-post;Mobil;Inskriven", "GivenName,FamilyName,Number,Email,Phone,EnrolledOn")]
    [InlineData("First name;SURNAME;Date of birth;Sex;Coach;Telefon;Mobiltelefon", "GivenName,FamilyName,BirthDate,Gender,Coach,Phone,")]
    [InlineData("Id;Deltagare;Något", ",Name,")]
    public void Headings_tell_what_columns_are_each_once(string headings, string fields) =>
        string.Join(',', ImportHeadings.Guess(headings.Split(';'), new Dictionary<string, ImportField?>())).ShouldBe(fields);

    [Fact]
    public void What_was_said_before_goes_before_what_a_heading_says() =>
        ImportHeadings.Guess(["Namn", "Ärende", "Telefon"], new Dictionary<string, ImportField?> { ["ärende"] = ImportField.Name, ["telefon"] = null }).ShouldBe([null, ImportField.Name, null]);

    [Theory]
    [InlineData("Namn;Personnummer", true)]
    [InlineData("Ada Ek;19811218-9876", false)]
    [InlineData("Ada Ek;ada@example.se", false)]
    [InlineData("1;2", false)]
    public void A_row_about_somebody_is_no_headings(string cells, bool are) => TableHeadings.AreHeadings(cells.Split(';')).ShouldBe(are);

    [Fact]
    public void Somebody_is_found_by_number_by_name_and_by_sound_whoever_is_nearest()
    {
        var people = new Lookalikes();
        var (known, hash) = (NewId.Of<ParticipantId>(), Enumerable.Range(1, 32).Select(static one => (byte)one).ToArray());
        people.Add("Kristina Maria", "Eriksson", new(1980, 5, 6), hash, known, null);
        people.Add("Bo", "Ek", new(1990, 1, 2), null, null, 7);
        people.Add(null, null, null, [.. hash.Select(static one => (byte)(one + 1))], known, null);

        people.Find("Helt", "Annan", new(1950, 1, 1), [hash]).ShouldBe(new Likeness(MatchGround.Number, known, null));
        people.Find("kristina maria ", "ERIKSSON", new(1980, 5, 6), []).ShouldBe(new Likeness(MatchGround.NameAndBirthDate, known, null));
        people.Find("Christina", "Ericsson", new(1980, 6, 5), []).ShouldBe(new Likeness(MatchGround.SoundsAlike, known, null));
        people.Find("Bo", "Ek", new(1990, 1, 2), []).ShouldBe(new Likeness(MatchGround.NameAndBirthDate, null, 7));
        people.Find("Bo", "Ek", new(1971, 9, 8), []).ShouldBeNull();
        people.Find("Bo", "Ek", null, []).ShouldBeNull();
    }

    [Fact]
    public void Who_sounds_alike_is_found_as_one_by_one()
    {
        string[] given = ["Christina", "Kristina", "Kristina Maria", "Gustav", "Gustaf", "Per", "Pehr-Olof"], family = ["Eriksson", "Ericsson", "Ek", "Wik", "Vik"];
        var anybody = Gen.Zip(Gen.Zip(Gen.Elements(given), Gen.Elements(family)), Gen.Zip(Gen.Choose(1980, 1982), Gen.Zip(Gen.Choose(1, 3), Gen.Choose(1, 3))));
        Prop.ForAll(Arb.From(Gen.Zip(Gen.ListOf(anybody), anybody)), sample =>
        {
            var people = new Lookalikes();
            foreach (var (((one, name), (year, (month, day))), line) in sample.Item1.Select(static (person, index) => (person, index + 1)))
            {
                people.Add(one, name, new(year, month, day), null, null, line);
            }

            var ((wanted, familyName), (bornYear, (bornMonth, bornDay))) = sample.Item2;
            var born = new DateOnly(bornYear, bornMonth, bornDay);
            var expected = sample.Item1.Any(person => BirthDates.AreNear(new(person.Item2.Item1, person.Item2.Item2.Item1, person.Item2.Item2.Item2), born) && SwedishPhonetics.SoundsAlike(person.Item1.Item1, person.Item1.Item2, wanted, familyName));
            return (people.Find(wanted, familyName, born, []) is not null) == expected;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("2-40, 57", "{[2,40],[57,57]}")]
    [InlineData("7", "{[7,7]}")]
    [InlineData("", null)]
    [InlineData("0", null)]
    [InlineData("9-2", null)]
    [InlineData("1-2-3", null)]
    [InlineData("a", null)]
    [InlineData("99999999", null)]
    public void Rows_are_named_as_people_write_them(string text, string? multirange) =>
        (LineRanges.TryParse(text, out var ranges) ? LineRanges.ToMultirange(ranges) : null).ShouldBe(multirange);

    [Fact]
    public void What_is_over_stays_over_and_what_is_under_way_can_end()
    {
        var all = Enum.GetValues<ImportState>();
        all.Where(from => !all.Any(to => from.MayBecome(to))).ShouldBe([ImportState.Undone, ImportState.Cancelled]);
        all.Where(static state => state.IsUnderWay()).ShouldAllBe(from => all.Count(to => from.MayBecome(to)) >= 2);
        all.ShouldAllBe(static state => !state.MayBecome(state));
        all.Where(static from => from.MayBecome(ImportState.Imported)).ShouldBe([ImportState.Importing, ImportState.Undoing]);
        ImportStates.Before(ImportState.Importing).ShouldBe([ImportState.Checked]);
    }

    private static ImportedRow Read(params (ImportField Field, string Text)[] other)
    {
        var said = other.Select(static cell => cell.Field).ToHashSet();
        return Rules().Read(ImportCells.Of([.. Sound.Where(cell => !said.Contains(cell.Item1)), .. other]), NewId.Of<ParticipantId>());
    }

    private static ImportRules Rules() => new(Words, new ImportDefaults(null, null, null, null, null), Today);
}
