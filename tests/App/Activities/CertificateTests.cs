using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;

namespace Samsteg.App.Activities;

/// <summary>Certificates of a completed series: issued once, numbered, the same each time they are had, none by name for a protected identity.</summary>
public sealed class CertificateTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Certificates_are_issued_once_and_read_the_same_when_the_series_has_changed_since()
    {
        var (lead, path, series) = await SchoolAsync();
        var page = await (await lead.GetAsync(path)).FollowAsync($"a[href='{path}/intyg']");
        var answer = page.Document.QuerySelector("main form") is null ? page : await page.SubmitAsync("main form");

        answer.Status.ShouldBe(200);
        var rows = answer.TextsOf("tbody tr").Count;
        (await CountAsync(series)).ShouldBe(rows);
        (await answer.Visitor.PostAsync($"{path}/intyg", [.. Page.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)answer.Document.QuerySelector("form[method='post']")!)])).Status.ShouldBe(200);
        (await CountAsync(series)).ShouldBe(rows);

        var link = answer.Document.QuerySelector("a[href*='handler=Docx']")!.GetAttribute("href")!;
        Task<long> TakenOutAsync() => demo.Site.FactAsync<long>("select count(*) from audit_entries where action = 'exported' and subject_kind = 'certificates' and subject_id::text = right($1, 36)", link);
        var taken = await TakenOutAsync();
        var before = TextOf(await lead.GetAsync(link));
        before.ShouldContain("Affärsskola 1");
        before.ShouldContain("timmar");
        (await TakenOutAsync()).ShouldBe(taken + 1);
        await demo.Site.OwnerAsync("update activity_series set name_sv = 'Något annat', place = 'En annan ort' where id = $1", series);
        TextOf(await lead.GetAsync(link)).ShouldBe(before);
    }

    [Fact]
    public async Task A_certificate_is_had_as_PDF_or_the_page_says_that_nothing_here_can_print()
    {
        var (lead, path, _) = await SchoolAsync();
        var issued = await lead.GetAsync($"{path}/intyg");
        if (issued.Document.QuerySelector("main form") is not null)
        {
            issued = await issued.SubmitAsync("main form");
        }

        var answer = await issued.FollowAsync("a[href*='handler=Pdf&certificate']");

        answer.Status.ShouldBe(200);
        if (answer.IsHtml)
        {
            answer.Text.ShouldContain("PDF kan inte göras just nu");
            return;
        }

        answer.Source.ShouldStartWith("%PDF-");
        answer.Header("Content-Disposition").ShouldNotBeNull().ShouldMatch(@"intyg-\d{4}-\d{4}\.pdf");
    }

    [Fact]
    public async Task All_of_a_series_are_had_in_one_file_and_that_is_logged()
    {
        await using var site = await Site.StartAsync();
        var series = await site.FactAsync<Guid>("select id from activity_series where name_sv = 'Affärsskola 1'");
        var path = $"/insatser/{await site.FactAsync<Guid>("select initiative_id from activity_series where id = $1", series)}/aktiviteter/serier/{series}/intyg";
        var lead = await site.SignInAsync(DemoRoster.Lead);
        (await lead.GetAsync(path + "?handler=Zip")).Status.ShouldBe(404, "nothing is issued yet");
        var issued = await (await lead.GetAsync(path)).SubmitAsync("main form");
        const string Logged = "select count(*) from audit_entries where action = 'exported' and subject_kind = 'certificates'";

        var answer = await issued.FollowAsync("a[href*='handler=Zip']");

        answer.Header("Content-Disposition").ShouldNotBeNull().ShouldContain("intyg.zip");
        await using var zip = new ZipArchive(new MemoryStream(answer.Bytes));
        zip.Entries.Count.ShouldBe((int)await site.FactAsync<long>("select count(*) from organisation_certificates where series_id = $1", series));
        zip.Entries.ShouldAllBe(static entry => System.Text.RegularExpressions.Regex.IsMatch(entry.FullName, @"^intyg-\d{4}-\d{4}\.docx$"));
        var first = new MemoryStream();
        await using (var content = await zip.Entries[0].OpenAsync())
        {
            await content.CopyToAsync(first);
        }

        using var document = WordprocessingDocument.Open(first, isEditable: false);
        document.MainDocumentPart!.Document!.Body!.InnerText.ShouldContain("Affärsskola 1");
        (await site.FactAsync<long>(Logged)).ShouldBe(1);
        (await issued.FollowAsync("a[href$='handler=Pdf']")).Status.ShouldBe(200);
        (await site.FactAsync<long>(Logged)).ShouldBe(2);
        (await (await site.SignInAsync("board_member")).GetAsync(path + "?handler=Zip")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_participant_with_protected_identity_gets_none_by_name_and_one_who_gets_it_later_has_none_printed()
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoRoster.Lead);
        await demo.Site.OwnerAsync("update activity_series set completion_minimum = 1 where id = $1", today.Series);
        var page = await (await coach.GetAsync($"{today.SeriesPath}/intyg")).SubmitAsync("main form");
        var participant = await demo.Site.FactAsync<Guid>("select c.participant_id from certificates c where c.series_id = $1 order by c.number limit 1", today.Series);
        (await demo.Site.FactAsync<long>("select count(*) from certificates c join participants p on p.id = c.participant_id where p.is_protected")).ShouldBe(0);
        var certificate = await demo.Site.FactAsync<Guid>("select id from certificates where participant_id = $1", participant);
        var docx = $"{today.SeriesPath}/intyg?handler=Docx&certificate={certificate}";
        (await coach.GetAsync(docx)).Status.ShouldBe(200);

        await demo.Site.OwnerAsync("""
            with p as (update participants set is_protected = true, given_name = null, family_name = null where id = $1)
            update participant_details set birth_date = null, phone = null, email = null, number_kind = null, number_cipher = null where participant_id = $1
            """, participant);

        (await coach.GetAsync(docx)).Status.ShouldBe(404);
        (await coach.GetAsync(page.Path)).Text.ShouldContain("inget intyg med namn");
    }

    [Fact]
    public async Task What_is_taken_out_is_logged_not_stored_by_the_browser_and_made_whatever_letters_it_has()
    {
        var (lead, path, _) = await SchoolAsync();
        var page = await lead.GetAsync($"{path}/intyg");
        if (page.Document.QuerySelector("main form") is not null)
        {
            page = await page.SubmitAsync("main form");
        }

        const string Docx = "tr:last-child a[href*='handler=Docx']";
        await demo.Site.OwnerAsync("update organisation_certificates set course = 'Kurs' || chr(1) || chr(65535) || ' ett' where id::text = right($1, 36)", page.Document.QuerySelector(Docx)!.GetAttribute("href")!);
        var logged = "select count(*) from audit_entries where action = 'exported' and subject_kind = 'certificates'";
        var before = await demo.Site.FactAsync<long>(logged);

        var file = await page.FollowAsync(Docx);

        TextOf(file).ShouldContain("Kurs ett");
        file.Header("Cache-Control").ShouldBe("no-store");
        (await page.FollowAsync("a[href*='handler=Pdf']")).Header("Cache-Control").ShouldBe("no-store");
        (await demo.Site.FactAsync<long>(logged)).ShouldBe(before + 2);
    }

    [Fact]
    public async Task The_page_of_a_series_of_another_initiative_is_not_found()
    {
        var (lead, path, series) = await SchoolAsync();
        var other = Guid.CreateVersion7();

        (await lead.GetAsync($"/insatser/{other}/aktiviteter/serier/{series}/intyg")).Status.ShouldBe(404);
        (await lead.GetAsync($"{path}/intyg?handler=Docx&certificate={other}")).Status.ShouldBe(404);
        (await lead.GetAsync($"{path}/intyg?handler=Pdf&certificate={other}")).Status.ShouldBe(404);
    }

    private static string TextOf(Page file)
    {
        file.Status.ShouldBe(200);
        file.Header("Content-Disposition").ShouldNotBeNull().ShouldMatch(@"intyg-\d{4}-\d{4}\.docx");
        using var document = WordprocessingDocument.Open(new MemoryStream(file.Bytes), isEditable: false);
        return document.MainDocumentPart!.Document.Body!.InnerText;
    }

    private Task<long> CountAsync(Guid series) => demo.Site.FactAsync<long>("select count(*) from organisation_certificates where series_id = $1", series);

    private async Task<(Visitor Lead, string Path, Guid Series)> SchoolAsync()
    {
        var series = await demo.Site.FactAsync<Guid>("select series_id from sessions where type = 'business_school' and series_id is not null group by series_id order by min(starts_at) limit 1");
        var initiative = await demo.Site.FactAsync<Guid>("select initiative_id from activity_series where id = $1", series);
        return (await demo.Site.SignInAsync(DemoRoster.Lead), $"/insatser/{initiative}/aktiviteter/serier/{series}", series);
    }
}
