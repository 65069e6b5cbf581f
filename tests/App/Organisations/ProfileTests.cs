using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Samsteg.App;

/// <summary>What an organisation can offer, and where it is.</summary>
public sealed class ProfileTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task A_profile_is_filled_in_shown_and_found_again_in_the_form()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Profilprovet");
        (await lead.GetAsync($"/organisationer/{id}")).Text.ShouldContain("Ingen har fyllt i");

        var page = await (await lead.GetAsync($"/organisationer/{id}/profil")).SubmitAsync(Form,
            ("Input.Purpose", "Vi provar."), ("Input.LegalForm", "EconomicAssociation"), ("Input.Capacity", "6"), ("Input.Tags", "kafé"), ("Input.MoreTags", "Hund  Pensionat, KAFÉ"),
            ("Input.WorksWith", "NewlyArrived"), ("Input.Languages", "ar"), ("Input.StepFree", "true"), ("Input.QuietPlace", "false"));

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("Vi provar.");
        page.Text.ShouldContain("6 personer");
        page.Text.ShouldContain("hund pensionat, kafé");
        page.Text.ShouldContain("arabiska");
        page.Text.ShouldContain("Idéburen");
        page.Text.ShouldNotContain("Buss eller tåg");
        var form = await lead.GetAsync($"/organisationer/{id}/profil");
        form.Document.QuerySelectorAll<IHtmlInputElement>("[name='Input.Tags']:checked").Select(static box => box.Value).ShouldBe(["hund pensionat", "kafé"]);
        form.Document.QuerySelector<IHtmlSelectElement>("[name='Input.QuietPlace']")!.Value.ShouldBe("false");
        form.Document.QuerySelector<IHtmlSelectElement>("[name='Input.AccessibleToilet']")!.Value.ShouldBe(string.Empty);

        (await lead.GetAsync("/organisationer?Tag=hund+pensionat&Sector=IdeaDriven&WorksWith=NewlyArrived")).RowsOf("main table").ShouldHaveSingleItem()[0].ShouldBe("Profilprovet");
        (await lead.GetAsync("/organisationer?Tag=hund+pensionat&Sector=Public")).Document.QuerySelector("main table").ShouldBeNull();
    }

    [Theory]
    [InlineData("Input.Capacity", "-1", "Capacity")]
    [InlineData("Input.Capacity", "många", "Capacity")]
    [InlineData("Input.Languages", "klingon", "Languages")]
    [InlineData("Input.LegalForm", "kejsardöme", "LegalForm")]
    [InlineData("Input.MoreTags", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u", "MoreTags")]
    [InlineData("Input.MoreTags", "ett ord som är mycket längre än fyrtio tecken", "MoreTags")]
    public async Task What_is_wrong_in_a_profile_is_told_beside_its_field(string name, string typed, string field)
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Profilfelet");

        var answer = await (await lead.GetAsync($"/organisationer/{id}/profil")).SubmitAsync(Form, (name, typed));

        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='Input_{field}-error']").ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_profile_changed_meanwhile_is_a_conflict()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Profilkrocken");
        var (first, second) = (await lead.GetAsync($"/organisationer/{id}/profil"), await lead.GetAsync($"/organisationer/{id}/profil"));

        (await first.SubmitAsync(Form, ("Input.Capacity", "1"))).Status.ShouldBe(200);

        (await second.SubmitAsync(Form, ("Input.Capacity", "2"))).Status.ShouldBe(409);
    }

    [Fact]
    public async Task A_place_is_added_once_changed_and_removed()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Platsprovet");
        var form = await lead.GetAsync($"/organisationer/{id}/besoksplatser/ny");
        (string, string?)[] answers = [("Input.Name", "Provbutiken"), ("Input.Address", "Provgatan 1"), ("Input.Postcode", "641 30"), ("Input.Town", "Katrineholm"), ("Input.Point", "58°59'45\"N 16°12'36\"E")];

        var page = await form.SubmitAsync(Form, answers);
        await form.SubmitAsync(Form, answers);

        page.Text.ShouldContain("Provgatan 1, 641 30 Katrineholm");
        page.Text.ShouldContain("58.99583, 16.21");
        page.Text.ShouldNotContain("ungefär");
        (await _site.FactAsync<long>("select count(*) from organisation_places where organisation_id = $1 and point_source = 'pasted'", Guid.Parse(id))).ShouldBe(1);

        var changed = await (await page.FollowAsync("main a[href*='/besoksplatser/']:not([href$='ny'])")).SubmitAsync(Form, ("Input.IsApproximate", "true"));
        changed.Text.ShouldContain("ungefär");

        var removed = await (await changed.FollowAsync("main a[href*='/besoksplatser/']:not([href$='ny'])")).PressAsync("main button[formaction*='Remove']");
        removed.Text.ShouldContain("Ingen besöksplats är inlagd");
    }

    [Fact]
    public async Task The_middle_of_a_town_is_an_approximate_point_and_the_map_begins_there()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Ortsprovet");
        await _site.OwnerAsync("update organisations set municipality = 'Flen' where id = $1", Guid.Parse(id));
        var form = await lead.GetAsync($"/organisationer/{id}/besoksplatser/ny");
        form.Document.QuerySelector(".map[data-centre]")!.GetAttribute("data-centre")!.ShouldStartWith("59.0");

        form = await form.PressAsync("main button[formaction*='Middle']", ("Input.Name", "Butiken"), ("Input.Town", "hittepåorten"));
        form.Status.ShouldBe(422);
        form.TextOf("[id='Input_Town-error']").ShouldNotBeNullOrWhiteSpace();
        form = await form.PressAsync("main button[formaction*='Middle']", ("Input.Town", "eskilstuna"));
        form.Status.ShouldBe(200);
        (await _site.FactAsync<long>("select count(*) from organisation_places where organisation_id = $1", Guid.Parse(id))).ShouldBe(0, "nothing is kept yet");
        (await form.SubmitAsync(Form)).Text.ShouldContain("ungefär");

        (await _site.FactAsync<string>("select name || ' ' || round(latitude, 1) || ' ' || round(longitude, 1) || ' ' || point_source from organisation_places where organisation_id = $1", Guid.Parse(id)))
            .ShouldBe("Butiken 59.4 16.5 postcode");
    }

    [Theory]
    [InlineData("Input.Point", "16.21, 58.99", "Point", "bytt plats")]
    [InlineData("Input.Point", "48.85, 2.35", "Point", "utanför Sverige")]
    [InlineData("Input.Point", "vid torget", "Point", "går inte att läsa")]
    [InlineData("Input.Postcode", "6413", "Postcode", "fem siffror")]
    [InlineData("Input.Name", "", "Name", "")]
    [InlineData("Input.IsApproximate", "true", "Point", "Skriv koordinaterna")]
    public async Task What_is_wrong_with_a_place_is_told_beside_its_field(string name, string typed, string field, string words)
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Platsfelet");
        Dictionary<string, string?> answers = new() { ["Input.Name"] = "Fel", [name] = typed };

        var answer = await (await lead.GetAsync($"/organisationer/{id}/besoksplatser/ny")).SubmitAsync(Form, [.. answers.Select(static pair => (pair.Key, pair.Value))]);

        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='Input_{field}-error']").ShouldNotBeNull().ShouldContain(words);
    }

    [Fact]
    public async Task A_place_of_another_organisation_is_not_found()
    {
        var lead = await _site.SignInAsync("project_lead");
        var (own, other) = (await AddAsync(lead, "Platsägaren"), await AddAsync(lead, "Grannen"));
        var place = Guid.NewGuid();
        await _site.OwnerAsync("insert into organisation_places (id, organisation_id, name) values ($1, $2, 'Här')", place, Guid.Parse(own));

        (await lead.GetAsync($"/organisationer/{own}/besoksplatser/{place}")).Status.ShouldBe(200);
        (await lead.GetAsync($"/organisationer/{other}/besoksplatser/{place}")).Status.ShouldBe(404);
    }

    private static Task<string> AddAsync(Visitor visitor, string name) => OrganisationTests.AddAsync(visitor, name, "hybrid_organisation");
}
