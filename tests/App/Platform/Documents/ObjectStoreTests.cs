using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Files in S3-compatible storage: here a small stand-in that answers as one does.</summary>
public sealed class ObjectStoreTests
{
    private static readonly byte[] Large = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 30_000).Select(static number => $"{number:00000}\n")));

    [Fact]
    public async Task A_file_lies_outside_the_database_and_is_sent_whole_and_in_part()
    {
        await using var bucket = await Bucket.StartAsync();
        await using var site = await StartAsync(bucket);
        var (lead, path) = await LeadAsync(site);

        (await UploadAsync(lead, path, Large)).Status.ShouldBe(200);

        var id = await site.FactAsync<Guid>("select id from documents where title = 'Utanför'");
        var version = await site.FactAsync<Guid>("select id from document_versions where document_id = $1", id);
        bucket.Objects.Keys.ShouldBe([$"/dokument/{version}"]);
        (await site.FactAsync<long>("select count(*) from document_pieces where version_id = $1", version)).ShouldBe(0);
        (await lead.GetAsync($"/dokument/{id}/1")).Bytes.ShouldBe(Large);
        (await lead.GetAsync($"/dokument/{id}/1", ("Range", "bytes=60000-60011"))).Source.ShouldBe("10000\n10001\n");
    }

    [Fact]
    public async Task A_storage_that_is_down_is_told_in_words_and_nothing_stays()
    {
        await using var bucket = await Bucket.StartAsync();
        await using var site = await StartAsync(bucket);
        var (lead, path) = await LeadAsync(site);
        bucket.IsDown = true;

        var answer = await UploadAsync(lead, path, Large);

        answer.Status.ShouldBe(503);
        answer.TextOf("[id='Input_File-error']").ShouldNotBeNull().ShouldContain("Filen kunde inte sparas just nu. Inget är uppladdat.");
        (await site.FactAsync<long>("select count(*) from documents where title = 'Utanför'")).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_killed_process_left_in_the_storage_is_cleared_and_what_is_finished_is_not()
    {
        await using var bucket = await Bucket.StartAsync();
        await using var site = await StartAsync(bucket);
        var (lead, path) = await LeadAsync(site);
        await UploadAsync(lead, path, Large);
        var orphan = Guid.CreateVersion7();
        bucket.Objects[$"/dokument/{orphan}"] = [1];
        await site.OwnerAsync("insert into document_uploads values ($1, $2)", orphan, site.Clock.GetUtcNow());

        await ClearAsync(site);
        bucket.Objects.Count.ShouldBe(2, "an upload may still be going on");
        site.Clock.Advance(TimeSpan.FromHours(2));
        await ClearAsync(site);

        bucket.Objects.Count.ShouldBe(1);
        bucket.Objects.Keys.ShouldNotContain($"/dokument/{orphan}");
        (await site.FactAsync<long>("select count(*) from document_uploads")).ShouldBe(0);
    }

    private static Task<Site> StartAsync(Bucket bucket) => Site.StartAsync(Template.Demo, deployment => deployment with
    {
        Documents = new DocumentRules { ObjectStorage = new ObjectStorage(bucket.Address, "dokument", "nyckel", "hemlighet") },
    });

    private static async Task<(Visitor Lead, string Path)> LeadAsync(Site site) =>
        (await site.SignInAsync(DemoCases.Lead), $"/insatser/{(await DemoCases.OfAsync(site)).Initiative}/dokument");

    private static async Task<Page> UploadAsync(Visitor lead, string path, byte[] file) =>
        await (await lead.GetAsync(path + "/ladda-upp")).UploadAsync("main form", "Input.File", "tal.txt", file, ("Input.Title", "Utanför"), ("Input.Kind", "Other"));

    private static Task ClearAsync(Site site) =>
        site.Services.GetServices<IJob>().Single(static job => job.Kind == "uploads.clear").RunAsync(JsonDocument.Parse("{}").RootElement, CancellationToken.None);
}
