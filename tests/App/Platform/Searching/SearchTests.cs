using AngleSharp.Dom;

namespace Samsteg.App;

/// <summary>The one field that searches everything, without JavaScript and while typing.</summary>
public sealed class SearchTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Field = "form.search-field";

    [Fact]
    public async Task Everything_the_user_may_see_is_found_grouped_by_what_it_is()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var (lead, coach) = (await demo.Site.SignInAsync(DemoCases.Lead), await demo.Site.SignInAsync(DemoCases.Coach));
        var participant = await EnrolAsync(cases, coach, "Nyttigina", "Affärsson");

        var found = await SearchAsync(lead, "nytt aff");

        found.TextsOf("main h2").ShouldBe(["Deltagare", "Insatser"]);
        found.Document.QuerySelector("main a.search-hit")!.GetAttribute("href").ShouldBe(cases.PathOf(participant));
        (await SearchAsync(lead, "nykoping")).TextsOf("main h2").ShouldContain("Organisationer");
    }

    [Fact]
    public async Task A_name_is_found_by_its_beginnings_in_any_order_whatever_the_letters_and_with_a_slip()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var participant = await EnrolAsync(cases, coach, "Örjan-Lo Renée", "Ågren");

        foreach (var typed in new[] { "Örjan Ågren", "orjan agren", "AGREN", "ågren örj", "ojan ågrenn", "örjna", "renee", "lo örjan" })
        {
            var found = await SearchAsync(coach, typed);
            found.Document.QuerySelectorAll("main a.search-hit").Select(static link => link.GetAttribute("href")).ShouldContain(cases.PathOf(participant), typed);
        }
    }

    [Fact]
    public async Task A_word_with_the_slips_that_are_forgiven_holds_one_of_its_pieces_whole()
    {
        var random = new Random(66);
        var pairs = Enumerable.Range(0, 3000).Select(_ => new string([.. Enumerable.Range(0, random.Next(3, 15)).Select(_ => Letter())]))
            .Select(word => (Typed: word, Written: Enumerable.Range(0, random.Next(3)).Aggregate(word, (written, _) => Slipped(written)))).ToList();

        var forgiven = await demo.Site.Database.RowsAsync("""
            select ' ' || written like any (search.pieces(typed)) from unnest($1::text[], $2::text[]) as pair (typed, written)
            where search.levenshtein(typed, written) <= case when length(typed) > 4 then 2 else 1 end
            """, pairs.Select(static pair => pair.Typed).ToArray(), pairs.Select(static pair => pair.Written).ToArray());

        forgiven.Count.ShouldBeGreaterThan(2000);
        forgiven.ShouldAllBe(static row => (bool)row[0]!);

        char Letter() => (char)('a' + random.Next(6));

        string Slipped(string word) => random.Next(3) switch
        {
            0 when word.Length > 1 => word.Remove(random.Next(word.Length), 1),
            1 => word.Insert(random.Next(word.Length + 1), Letter().ToString()),
            _ when random.Next(word.Length) is var at => word.Remove(at, 1).Insert(at, Letter().ToString()),
            _ => word,
        };
    }

    [Fact]
    public async Task What_is_written_with_the_same_letters_comes_first_and_forms_of_words_are_found()
    {
        await demo.Site.OwnerAsync("insert into organisations (id, name, type) values (gen_random_uuid(), 'Årby snickerier', 'company'), (gen_random_uuid(), 'Arby snickeri', 'company')");
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);

        (await SearchAsync(lead, "årby")).TextsOf("main .search-hit > span").ShouldBe(["Årby snickerier", "Arby snickeri"]);
        (await SearchAsync(lead, "arby")).TextsOf("main .search-hit > span").ShouldBe(["Arby snickeri", "Årby snickerier"]);
        (await SearchAsync(lead, "årby snickeriet")).TextsOf("main .search-hit > span").ShouldBe(["Årby snickerier", "Arby snickeri"], ignoreOrder: true);
        (await SearchAsync(lead, "årbi snikeri")).TextOf("main p[role=status]").ShouldBe("Inget är skrivet så. Det här liknar det du skrev:");
    }

    [Fact]
    public async Task A_personal_number_is_found_whole_only_and_not_shown_again()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var (coach, lead) = (await demo.Site.SignInAsync(DemoCases.Coach), await demo.Site.SignInAsync(DemoCases.Lead));
        var participant = await EnrolAsync(cases, coach, "Nummer", "Funnen", ("Input.Number", "19811218-9876"), ("Input.BirthDate", "1981-12-18"));

        foreach (var typed in new[] { "19811218-9876", "8112189876", "811218-9876" })
        {
            var found = await SearchAsync(lead, typed);
            found.TextsOf("main .search-hit > span").ShouldBe(["Nummer Funnen"]);
            found.Source.ShouldNotContain("9876");
        }

        (await SearchAsync(lead, "19811218")).TextsOf("main .search-hit > span").ShouldNotContain("Nummer Funnen");

        await (await coach.GetAsync($"{cases.PathOf(participant)}/skydd")).SubmitAsync("main form", ("Input.Reason", "Sekretessmarkerad"));
        var reference = await demo.Site.FactAsync<string>("select reference from participants where id = $1", participant) ?? "";
        var unknown = await SearchAsync(lead, "19811218-9868");
        var hidden = await SearchAsync(lead, "19811218-9876");
        hidden.TextsOf("main .search-hit").ShouldBeEmpty("a number tells nothing of a protected identity");
        hidden.TextOf("main")!.ShouldBe(unknown.TextOf("main"), "nor that there is one");
        await demo.Site.OwnerAsync("""
            insert into identity_readers (id, initiative_id, participant_id, account_id, named_by, named_at)
            select gen_random_uuid(), p.initiative_id, p.id, a.id, a.id, now() from participants p, accounts a where p.id = $1 and a.demo_role = $2
            """, participant, DemoCases.Lead);
        (await SearchAsync(lead, "19811218-9876")).TextsOf("main .search-hit > span").ShouldBe([reference], "but to who is named for it");
        (await SearchAsync(lead, reference)).TextsOf("main .search-hit > span").ShouldContain(reference);
        (await SearchAsync(lead, "Funnen")).Source.ShouldNotContain(cases.PathOf(participant));
        (await SearchAsync(await demo.Site.SignInAsync("association_director"), "19811218-9876")).TextsOf("main .search-hit").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_finds_people_beyond_their_reach_and_who_leads_a_group_finds_its_members_by_name()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var others = await cases.OthersAsync();
        var name = await demo.Site.FactAsync<string>("select name from participants where id = $1", others) ?? "";
        (await SearchAsync(await demo.Site.SignInAsync(DemoCases.Lead), name)).Source.ShouldContain(cases.PathOf(others));

        foreach (var role in new[] { "association_director", "economist", "partner_representative" })
        {
            (await SearchAsync(await demo.Site.SignInAsync(role), name)).TextsOf("main h2").ShouldNotContain("Deltagare", role);
        }

        var stranger = await SearchAsync(await demo.Site.SignInAsync(Samsteg.Platform.Role.Coach, cases.Initiative), name);
        stranger.TextsOf("main .search-hit > span").ShouldNotContain(name);
    }

    [Fact]
    public async Task What_is_typed_stands_neither_in_the_address_nor_in_the_log_but_who_was_shown_does()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var (lead, coach) = (await demo.Site.SignInAsync(DemoCases.Lead), await demo.Site.SignInAsync(DemoCases.Coach));
        var participant = await EnrolAsync(cases, coach, "Loggina", "Sparlös");

        var found = await SearchAsync(lead, "Loggina");
        var again = await lead.GetAsync(found.Path);

        found.Path.ShouldStartWith("/sok?s=");
        found.Path.ShouldNotContain("oggina");
        again.TextsOf("main .search-hit > span").ShouldContain("Loggina Sparlös", "the way back works");
        (await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync(found.Path)).TextsOf("main .search-hit").ShouldBeEmpty("another's words");
        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where participant_id = $1 and action = 'searched'", participant)).ShouldBe(1, "twice within a quarter of an hour");
        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where action = 'searched' and coalesce(changes::text, '') || coalesce(reason, '') ilike '%loggina%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Suggestions_come_while_typing_and_are_links()
    {
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        var page = await lead.GetAsync("/");
        var token = page.Document.QuerySelector($"{Field} [name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await lead.PostAsync("/sok?handler=Suggest", [("Typed", "nykop"), ("__RequestVerificationToken", token)]);

        answer.Status.ShouldBe(200);
        answer.Source.ShouldNotContain("<html");
        answer.Document.QuerySelectorAll("a.search-hit").Length.ShouldBeGreaterThan(0);
        answer.Queries.Count.ShouldBeLessThanOrEqualTo(4, string.Join('\n', answer.Queries));
        (await lead.PostAsync("/sok?handler=Suggest", [("Typed", "n"), ("__RequestVerificationToken", token)])).Source.Trim().ShouldBeEmpty("one letter is not enough to suggest");
        (await lead.PostAsync("/sok?handler=Suggest", [("Typed", "nykop")])).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("%")]
    [InlineData("_ \\ ' \" ; -- ) (")]
    [InlineData("!!! & | :* <->")]
    [InlineData("och")]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y z")]
    [InlineData("\U0001F600 ß ﬁ İ ́")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Whatever_is_typed_is_searched_for_as_it_stands(string typed)
    {
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);

        var found = await SearchAsync(lead, typed);

        found.Status.ShouldBe(200);
        found.Source.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task Too_long_a_text_is_refused_in_words_and_a_forged_address_finds_nothing()
    {
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);

        var answer = await SearchAsync(lead, new string('a', 101));

        answer.Status.ShouldBe(422);
        answer.TextOf("main .ds-error-summary").ShouldNotBeNull().ShouldContain("Skriv högst 100 tecken.");
        (await lead.GetAsync("/sok?s=alma")).TextsOf("main .search-hit").ShouldBeEmpty();
        (await lead.GetAsync("/sok?Typed=alma")).TextsOf("main .search-hit").ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_search_nothing_is_offered_no_field()
    {
        (await (await demo.Site.SignInAsync("technical_administrator")).GetAsync("/")).Document.QuerySelector(Field).ShouldBeNull();
        (await demo.Site.Visit().GetAsync("/logga-in")).Document.QuerySelector(Field).ShouldBeNull();
    }

    [Fact]
    public async Task A_list_of_individuals_is_searched_without_names_in_its_addresses()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var (lead, coach) = (await demo.Site.SignInAsync(DemoCases.Lead), await demo.Site.SignInAsync(DemoCases.Coach));
        await EnrolAsync(cases, coach, "Listina", "Adresslös");

        var list = await (await lead.GetAsync("/deltagare?Status=Enrolled&sort=participants.field.name")).SubmitAsync("form.list-filter", ("q", "listina"), ("Status", "Enrolled"));

        list.RowsOf("main table").ShouldHaveSingleItem()[0].ShouldBe("Listina Adresslös");
        list.Path.ShouldStartWith("/deltagare?");
        list.Path.ShouldContain("Status=Enrolled");
        list.Document.QuerySelectorAll("#list a").Select(static link => link.GetAttribute("href")!).Append(list.Path).ShouldAllBe(static path => !path.Contains("listina", StringComparison.OrdinalIgnoreCase));
        (await list.FollowAsync(".list-exports a")).Source.ShouldContain("Listina Adresslös");
        (await lead.GetAsync("/deltagare?s=skräp")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/deltagare?q=x")]
    [InlineData("")]
    public async Task A_lists_search_leads_nowhere_else(string path)
    {
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        var list = await lead.GetAsync("/deltagare");

        (await list.SubmitAsync("form.list-filter", ("q", "x"), ("list", path))).Status.ShouldBe(400);
    }

    private static async Task<Page> SearchAsync(Visitor visitor, string typed) => await (await visitor.GetAsync("/")).SubmitAsync(Field, ("Typed", typed));

    private static async Task<Guid> EnrolAsync(DemoCases cases, Visitor coach, string given, string family, params IReadOnlyList<(string, string?)> fields)
    {
        var (answer, participant) = await cases.EnrolAsync(coach, [("Input.GivenName", given), ("Input.FamilyName", family), .. fields]);
        answer.Status.ShouldBe(200);
        return participant;
    }
}
