using System.Text;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>A signed application verified from files alone, on a machine without a database.</summary>
public sealed class VerifyCommandTests
{
    [Fact]
    public async Task Signatures_are_of_the_content_until_either_is_changed()
    {
        await using var folder = new DataFolder();
        Directory.CreateDirectory(folder.Path);
        string In(string name) => Path.Combine(folder.Path, name);
        const string Content = """{"canonical":1,"initiative":"018f0000-0000-7000-8000-000000000001","form":{},"answers":{"name":"Prov"},"parties":[{"field":"owner","organisation":null,"name":"Provkommunen","signatures":1}]}""";
        var version = new FrozenVersion(Guid.NewGuid(), new InitiativeId(Guid.NewGuid()), 1, Content, CanonicalApplication.Digest(Content), DateTimeOffset.UnixEpoch, default, "Prov", null, null, null);
        var signature = new RequestedSignature(Guid.NewGuid(), version.Id, 0, "owner", "Provkommunen", null, 1, null, null, null, null, DateTimeOffset.UnixEpoch, default, null, null, null, null,
            DateTimeOffset.UnixEpoch, new DateOnly(2026, 1, 31), SigningMethod.InApp, "Prov Provsson", "chef", false, default, null, null);
        await File.WriteAllTextAsync(In("content.json"), Content, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(In("signatures.json"), SignaturesFile.Of(version, [signature]).Write(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(In("changed.json"), Content.Replace("Prov\"", "Annat\"", StringComparison.Ordinal), new UTF8Encoding(false), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(In("void.json"), SignaturesFile.Of(version with { VoidedAt = DateTimeOffset.UnixEpoch }, [signature]).Write(), TestContext.Current.CancellationToken);

        var whole = await VerifyAsync(In("content.json"), "--signatures", In("signatures.json"));
        (whole.ExitCode, whole.Said.Contains("All 1 signatures are of this content.", StringComparison.Ordinal)).ShouldBe((0, true), whole.Said);
        (await VerifyAsync(In("content.json"))).Said.ShouldContain(Convert.ToHexStringLower(version.Sha256));
        var changed = await VerifyAsync(In("changed.json"), "--signatures", In("signatures.json"));
        (changed.ExitCode, changed.Said.Contains("Of another content: Provkommunen", StringComparison.Ordinal)).ShouldBe((1, true), changed.Said);
        (await VerifyAsync(In("content.json"), "--signatures", In("void.json"))).ExitCode.ShouldBe(1);
        (await VerifyAsync(In("signatures.json"))).ExitCode.ShouldBe(1);
        (await VerifyAsync(In("content.json"), "--signatures", In("content.json"))).ExitCode.ShouldBe(1);
        (await VerifyAsync(In("none.json"))).ExitCode.ShouldBe(1);

        using (var dossier = new MemoryStream())
        {
            using var archive = new DossierArchive(dossier);
            await archive.AddAsync("arende.json", "{}", TestContext.Current.CancellationToken);
            await archive.CloseAsync(Guid.Empty, holdsMoney: false, holdsLog: false, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(In("whole.zip"), dossier.ToArray(), TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(In("cut.zip"), dossier.ToArray()[..^30], TestContext.Current.CancellationToken);
        }

        var intact = await VerifyAsync(In("whole.zip"));
        (intact.ExitCode, intact.Said.Contains("The dossier is as its manifest says: 2 files.", StringComparison.Ordinal)).ShouldBe((0, true), intact.Said);
        intact.Said.ShouldContain("never put forward to be signed");
        var cut = await VerifyAsync(In("cut.zip"));
        (cut.ExitCode, cut.Said.Contains("damaged or cut off", StringComparison.Ordinal)).ShouldBe((1, true), cut.Said);

        async Task<(int ExitCode, string Said)> VerifyAsync(params string[] arguments)
        {
            var (exitCode, said, _) = await SamstegProcess.RunAsync(folder.Path, ["verify", .. arguments]);
            return (exitCode, said);
        }
    }
}
