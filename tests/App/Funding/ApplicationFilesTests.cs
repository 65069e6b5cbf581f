namespace Samsteg.App;

public sealed class ApplicationFilesTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task What_was_written_to_a_file_is_read_back_and_changes_nothing()
    {
        var (lead, path, id) = await OpenAsync(demo.Site);
        var word = await lead.GetAsync($"{path}/hela?som=docx");
        var before = await StandingAsync(demo.Site, id);

        word.Status.ShouldBe(200);
        word.Header("Content-Disposition").ShouldNotBeNull().ShouldContain(".docx");
        var review = await UploadAsync(lead, path, "ansokan.docx", word.Bytes);
        review.Path.ShouldEndWith("/granska");
        review.Document.QuerySelectorAll("#take input[name=field]:not([disabled])").Select(static field => field.GetAttribute("value")).ShouldBeEmpty();
        (await StandingAsync(demo.Site, id)).ShouldBe(before);
        (await review.PressAsync("#take button[formaction*=Discard]")).Path.ShouldEndWith("/ansokan");
    }

    [Fact]
    public async Task Text_is_placed_by_hand_and_taken_over_with_what_stood_kept_in_the_history()
    {
        await using var site = await Site.StartAsync();
        var (lead, path, id) = await OpenAsync(site);
        var review = await (await lead.GetAsync($"{path}/las-in")).SubmitAsync("main form", ("Input.Text", "En rad som ingen rubrik berättar om.\n\nSyfte:\nFärre unga blir ensamma.\n"));
        var piece = review.Document.QuerySelector("[data-piece]")!.GetAttribute("data-piece");
        var placed = await review.SubmitAsync("#place", ($"place[{piece}]", "background"));

        placed.Document.QuerySelectorAll("[data-piece]").ShouldBeEmpty();
        placed.TextOf("[data-field=background] .import-answer").ShouldNotBeNull().ShouldContain("En rad som ingen rubrik berättar om.");
        var taken = await placed.SubmitAsync("#take", ("field", "background"));
        taken.Status.ShouldBe(200);
        (await site.FactAsync<string>("select value #>> '{}' from application_answers where initiative_id = $1 and field = 'background' and replaced_at is null", id)).ShouldBe("En rad som ingen rubrik berättar om.");
        (await lead.GetAsync($"{path}/historik?del=background")).TextOf("del").ShouldNotBeNull().ShouldContain("aktivitetsansvar");
        (await lead.GetAsync($"{path}/las-in/granska")).Path.ShouldEndWith("/las-in");
    }

    [Theory]
    [InlineData("gammal.doc", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 })]
    [InlineData("trasig.docx", new byte[] { 0x50, 0x4B, 0x03, 0x04, 1, 2, 3 })]
    [InlineData("bild.png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A })]
    [InlineData("tom.txt", new byte[] { })]
    public async Task What_is_no_document_is_refused_in_words(string name, byte[] content)
    {
        var (lead, path, _) = await OpenAsync(demo.Site);
        var refused = await UploadAsync(lead, path, name, content);

        refused.Status.ShouldBe(422);
        refused.TextOf(".question-invalid").ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_sent_is_told_and_a_piece_or_field_that_is_not_there_does_nothing()
    {
        var (lead, path, _) = await OpenAsync(demo.Site);
        (await (await lead.GetAsync($"{path}/las-in")).SubmitAsync("main form")).Status.ShouldBe(422);
        var review = await (await lead.GetAsync($"{path}/las-in")).SubmitAsync("main form", ("Input.Text", "Bara en rad.\n"));

        (await review.SubmitAsync("#place", ("place[999]", "background"))).Status.ShouldBe(422);
        (await review.SubmitAsync("#place", ("place[0]", "signatures"))).Status.ShouldBe(422);
        (await review.SubmitAsync("#take", ("field", null))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task The_checker_asks_and_takes_a_reason_for_an_answer()
    {
        await using var site = await Site.StartAsync();
        var id = await site.FactAsync<Guid>("select initiative_id from applications where state = 'draft'");
        var path = $"/insatser/{id}/ansokan";
        var lead = await site.SignInAsync("project_lead_2");
        (await (await lead.GetAsync($"{path}/del/budget")).SubmitAsync("form[data-answers]", ("Input.Answers[amount]", "2 000 000"))).Status.ShouldBe(200);
        var checks = await lead.GetAsync($"{path}/kontroll");
        var questions = checks.TextsOf(".finding h3");

        questions.ShouldContain(static question => question.Contains("2 000 000"));
        var place = checks.TextsOf(".finding").ToList().FindIndex(static finding => finding.Contains("2 000 000"));
        var key = checks.Document.QuerySelectorAll(".finding")[place].QuerySelector("[name='Input.Key']")!.GetAttribute("value");
        var form = $".finding form:has([value='{key}'])";
        (await checks.SubmitAsync(form, ("Input.Reason", " "))).Status.ShouldBe(422);
        var dismissed = await checks.SubmitAsync(form, ("Input.Reason", "Resten betalar vi själva."));
        dismissed.Text.ShouldContain("Resten betalar vi själva.");
        dismissed.TextsOf("section .finding h3").Count.ShouldBe(questions.Count - 1);
        (await dismissed.SubmitAsync("details.card form")).TextsOf("section .finding h3").Count.ShouldBe(questions.Count);
    }

    [Fact]
    public async Task The_demo_s_own_application_is_asked_about_what_is_known_not_to_go_together()
    {
        var id = await demo.Site.FactAsync<Guid>("select initiative_id from applications where state = 'agreed'");
        var lead = await demo.Site.SignInAsync("project_lead");

        (await lead.GetAsync($"/insatser/{id}/ansokan/kontroll")).TextsOf("section .finding").Count.ShouldBeGreaterThanOrEqualTo(10);
    }

    private static async Task<Page> UploadAsync(Visitor lead, string path, string name, byte[] content) =>
        await (await lead.GetAsync($"{path}/las-in")).UploadAsync("main form", "Input.File", name, content);

    private static Task<string?> StandingAsync(Site site, Guid id) =>
        site.FactAsync<string>("select string_agg(id::text, ',' order by id) from application_answers where initiative_id = $1 and replaced_at is null", id);

    private static async Task<(Visitor Lead, string Path, Guid Id)> OpenAsync(Site site)
    {
        var id = await site.FactAsync<Guid>("select initiative_id from applications where state = 'draft'");
        return (await site.SignInAsync("project_lead_2"), $"/insatser/{id}/ansokan", id);
    }
}
