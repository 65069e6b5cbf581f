using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>A file waits until a scanner has found it clean. The scanner here speaks clamd's protocol.</summary>
public sealed class ScanTests
{
    [Fact]
    public async Task Only_who_handed_it_in_sees_a_file_until_it_is_clean()
    {
        await using var clamd = new Clamd();
        await using var site = await StartAsync(clamd.Address);
        clamd.Dies = true; // nothing is scanned behind the test's back
        var (lead, partner, path) = await PeopleAsync(site);
        var list = await UploadAsync(lead, path, "Väntar", "vanlig text\n");
        var id = await site.FactAsync<Guid>("select id from documents where title = 'Väntar'");

        list.TextsOf("main td").ShouldContain(static cell => cell.Contains("Granskas", StringComparison.Ordinal) && cell.Contains("fil.txt", StringComparison.Ordinal));
        (await lead.GetAsync($"/dokument/{id}/1")).Status.ShouldBe(200);
        var others = await partner.GetAsync(path);
        others.TextsOf("main tbody th").ShouldContain("Väntar");
        others.Source.ShouldNotContain("fil.txt");
        (await partner.GetAsync($"/dokument/{id}/1")).Status.ShouldBe(404);

        await Should.ThrowAsync<ScannerException>(() => ScanAsync(site));
        (await StateAsync(site, id)).ShouldBe("waiting", "a scanner that dies says nothing");
        clamd.Dies = false;
        await ScanAsync(site);

        (await StateAsync(site, id)).ShouldBe("clean");
        clamd.Received.ShouldBe(Encoding.UTF8.GetByteCount("vanlig text\n"));
        (await partner.GetAsync($"/dokument/{id}/1")).Source.ShouldBe("vanlig text\n");
    }

    [Fact]
    public async Task What_is_harmful_is_stopped_told_and_logged_and_its_content_is_gone()
    {
        var socket = Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}.sock");
        await using var clamd = new Clamd(socket);
        await using var site = await StartAsync(clamd.Address);
        var (lead, partner, path) = await PeopleAsync(site);
        await UploadAsync(lead, path, "Smittat", Clamd.Eicar);
        var id = await site.FactAsync<Guid>("select id from documents where title = 'Smittat'");

        await ScanAsync(site);

        (await StateAsync(site, id)).ShouldBe("infected");
        (await lead.GetAsync(path)).TextsOf("main td").ShouldContain(static cell => cell.Contains("Stoppad: skadlig kod", StringComparison.Ordinal));
        (await lead.GetAsync($"/dokument/{id}/1")).Status.ShouldBe(404);
        (await partner.GetAsync($"/dokument/{id}/1")).Status.ShouldBe(404);
        (await site.FactAsync<long>("select count(*) from document_pieces p join document_versions v on v.id = p.version_id where v.document_id = $1", id)).ShouldBe(0);
        (await site.FactAsync<string>("select reason from audit_entries where action = 'infected'")).ShouldBe("Eicar-Test-Signature");
    }

    [Fact]
    public async Task A_file_that_the_scanner_says_nothing_about_does_not_stand_in_the_way()
    {
        await using var clamd = new Clamd();
        await using var site = await StartAsync(clamd.Address);
        clamd.Dies = true; // nothing is scanned behind the test's back
        var (lead, _, path) = await PeopleAsync(site);
        await UploadAsync(lead, path, "För stor", Clamd.TooLarge);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await UploadAsync(lead, path, "Efter", "vanlig text\n");
        clamd.Dies = false;

        await Should.ThrowAsync<ScannerException>(() => ScanAsync(site));

        (await StateAsync(site, await site.FactAsync<Guid>("select id from documents where title = 'Efter'"))).ShouldBe("clean");
        (await StateAsync(site, await site.FactAsync<Guid>("select id from documents where title = 'För stor'"))).ShouldBe("waiting");
    }

    [Fact]
    public async Task Without_a_scanner_files_say_that_they_are_not_scanned()
    {
        await using var site = await StartAsync(null);
        var (lead, _, path) = await PeopleAsync(site);

        var list = await UploadAsync(lead, path, "Ogranskat", "text\n");

        list.Text.ShouldContain("Filerna granskas inte efter skadlig kod");
        list.TextsOf("main td").ShouldContain(static cell => cell.Contains("Inte granskad", StringComparison.Ordinal));
    }

    private static Task<Site> StartAsync(Uri? scanner) => Site.StartAsync(Template.Demo, deployment => deployment with { Documents = new DocumentRules { Scanner = scanner } });

    private static async Task<(Visitor Lead, Visitor Partner, string Path)> PeopleAsync(Site site) =>
        (await site.SignInAsync(DemoCases.Lead), await site.SignInAsync("partner_representative"), $"/insatser/{(await DemoCases.OfAsync(site)).Initiative}/dokument");

    private static async Task<Page> UploadAsync(Visitor visitor, string path, string title, string text) =>
        await (await visitor.GetAsync(path + "/ladda-upp")).UploadAsync("main form", "Input.File", "fil.txt", Encoding.UTF8.GetBytes(text), ("Input.Title", title), ("Input.Kind", "Other"));

    private static Task ScanAsync(Site site) =>
        site.Services.GetServices<IJob>().Single(static job => job.Kind == "scanning.files").RunAsync(JsonDocument.Parse("{}").RootElement, CancellationToken.None);

    private static Task<string?> StateAsync(Site site, Guid document) => site.FactAsync<string>("select state from document_versions where document_id = $1", document);
}
