namespace Samsteg.App.Platform;

/// <summary>What programs send to pages: far too much of it, edited, or meant for somewhere else.</summary>
public sealed class PageInputTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_thousand_filters_and_an_edited_place_in_a_list_show_its_beginning()
    {
        await demo.Site.OwnerAsync("insert into organisations (id, name, type) select uuidv7(), 'Blad ' || n, 'company' from generate_series(1, 120) n");
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        var first = await lead.GetAsync("/organisationer?q=Blad");
        var next = first.Document.QuerySelector("a[rel='next']")!.GetAttribute("href")!;

        (await lead.GetAsync(next)).RowsOf("#list")[0].ShouldNotBe(first.RowsOf("#list")[0]);
        (await lead.GetAsync(next[..^3] + "AAA")).RowsOf("#list")[0].ShouldBe(first.RowsOf("#list")[0]);
        (await lead.GetAsync("/organisationer?" + string.Join('&', Enumerable.Range(0, 1000).Select(static number => $"a{number}=1")))).Status.ShouldBe(200);
        (await lead.GetAsync("/organisationer?" + string.Join('&', Enumerable.Repeat("type=company", 500)))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_form_of_ten_megabytes_or_of_thousands_of_fields_is_refused_in_words()
    {
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        var form = await lead.GetAsync("/organisationer/ny");
        var before = await demo.Site.FactAsync<long>("select count(*) from organisations");

        foreach (var answer in new[]
        {
            await form.SubmitAsync("main form", ("Input.Name", "A"), ("Input.Description", new string('x', 10_000_000))),
            await form.SubmitAsync("main form", [("Input.Name", "A"), .. Enumerable.Range(0, 5000).Select(static number => ($"Input.Field{number}", (string?)"x"))]),
        })
        {
            answer.Status.ShouldBeOneOf(400, 413, 422);
            answer.TextOf("h1").ShouldNotBeNullOrWhiteSpace();
            answer.Source.ShouldNotContain(" at Microsoft.");
        }

        (await demo.Site.FactAsync<long>("select count(*) from organisations")).ShouldBe(before);
    }

    [Fact]
    public async Task Fields_that_a_form_does_not_have_change_nothing()
    {
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        const string Row = "select concat_ws(' ', id, user_name, email, demo_role, security_stamp, closed_at, lockout_end, access_failed_count) from accounts where demo_role = 'coach'";
        var before = await demo.Site.FactAsync<string>(Row);
        var roles = await demo.Site.FactAsync<long>("select count(*) from role_assignments");

        var answer = await (await coach.GetAsync("/mitt-konto")).SubmitAsync("main form",
            ("Input.PhoneNumber", "070-123 45 67"),
            ("Input.Id", Guid.NewGuid().ToString()), ("Input.Email", "annan@example.se"), ("Input.UserName", "annan"), ("Input.DemoRole", "project_lead"),
            ("Input.SecurityStamp", "x"), ("Input.Roles[0]", "ProjectLead"), ("Account", Guid.NewGuid().ToString()), ("Id", Guid.NewGuid().ToString()), ("Roles", "ProjectLead"));

        answer.Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select phone_number from accounts where demo_role = 'coach'")).ShouldNotBeNull();
        (await demo.Site.FactAsync<string>(Row)).ShouldBe(before);
        (await demo.Site.FactAsync<long>("select count(*) from role_assignments")).ShouldBe(roles);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("\\\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_to_another_site_by_an_address(string elsewhere)
    {
        var escaped = Uri.EscapeDataString(elsewhere);
        var person = await Person.MakeAsync(demo.Site);
        (await person.TryAsync(path: $"/logga-in?till={escaped}")).Path.ShouldBe("/");
        var visitor = await person.SignInAsync();

        var again = await (await visitor.GetAsync($"/logga-in/igen?till={escaped}")).SubmitAsync("main form", ("Input.Password", Person.Password));
        again.Path.ShouldBe("/");
        (await visitor.GetAsync($"/logga-in?till={escaped}")).Path.ShouldBe("/");
        var languages = await visitor.GetAsync("/");
        var told = await languages.SubmitAsync("form[action^='/sprak']", ("till", elsewhere), ("Till", elsewhere), ("returnUrl", elsewhere));
        told.Redirects.ShouldAllBe(static path => !path.Contains("elsewhere", StringComparison.Ordinal));
    }
}
