using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Samsteg.Funding;

namespace Samsteg.Rules;

/// <summary>A dossier is verified by itself; whatever was done to it is told in words, and nothing in it is followed.</summary>
public sealed class DossierCheckTests
{
    private const string Content = """{"canonical":1,"initiative":"018f0000-0000-7000-8000-000000000001","form":{"sha256":"FORM"},"answers":{"name":"Prov"},"parties":[{"field":"owner","organisation":null,"name":"Provkommunen","signatures":1}]}""";
    private const string Form = """{"key":"prov"}""";
    private const string Version = "ansokan/version-1/";
    private const string Costs = "Text;Använt;Väntar\r\n\"Tåg; buss\";100,25;0,00\r\nHyra;-0,05;40,00\r\n";

    [Fact]
    public async Task What_is_as_it_was_made_is_whole()
    {
        var check = await CheckAsync(await MakeAsync(Files()));

        check.Faults.ShouldBeEmpty();
        check.Remarks.ShouldBeEmpty();
        check.Versions.ShouldHaveSingleItem().IsWhollySigned.ShouldBeTrue();
        check.Sums!.Totals.ShouldHaveSingleItem().Sum.ShouldBe(140.20m);
        check.ManifestSha256.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_content_makes_the_same_bytes()
    {
        var first = await MakeAsync(Files());
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken); // a zip file counts time in twos

        (await MakeAsync(Files())).ShouldBe(first);
    }

    [Fact]
    public async Task Any_changed_byte_of_any_file_is_told()
    {
        foreach (var path in Files().Keys)
        {
            var files = Files();
            var changed = (byte[])files[path].Clone();
            changed[changed.Length / 2] ^= 1;

            var check = await CheckAsync(await ZipAsync(With(await EntriesAsync(files), path, changed)));

            check.Faults.ShouldContain(fault => fault.TextKey == "dossier.fault.changed" && (string)fault.Arguments[0]! == path, path);
        }
    }

    [Fact]
    public async Task A_file_that_is_missing_or_does_not_belong_there_is_told()
    {
        var entries = await EntriesAsync(Files());

        (await CheckAsync(await ZipAsync(entries.Where(static entry => entry.Path != "ekonomi/kostnader.csv")))).Faults.ShouldContain(static fault => fault.TextKey == "dossier.fault.missing");
        (await CheckAsync(await ZipAsync(entries.Append(("bilagor/mer.txt", "mer"u8.ToArray()))))).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.extra");
        (await CheckAsync(await ZipAsync(entries.Append((Version + "ansokan.json", "{}"u8.ToArray()))))).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.twice");
        (await CheckAsync(await ZipAsync(entries.Append((Version + "ANSOKAN.json", "{}"u8.ToArray()))))).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.twice");
        (await CheckAsync(await ZipAsync(entries.Where(static entry => entry.Path != DossierManifest.Path)))).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.no_manifest");
        foreach (var manifest in new[] { "", "{}", "[1]", """{"dossier":2,"files":[]}""", """{"dossier":1,"files":[null]}""", """{"dossier":1,"files":[{"path":null,"size":1,"sha256":"a"}]}""", """{"dossier":1,"files":[{"path":"a","size":-1,"sha256":"a"}]}""" })
        {
            (await CheckAsync(await ZipAsync(With(entries, DossierManifest.Path, Encoding.UTF8.GetBytes(manifest))))).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.no_manifest", manifest);
        }
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("ansokan/../../ut.txt")]
    [InlineData("..\\..\\ut.txt")]
    [InlineData("C:/ut.txt")]
    [InlineData("ansokan/")]
    public async Task A_name_that_leads_out_is_told_and_not_followed(string name)
    {
        var check = await CheckAsync(await ZipAsync((await EntriesAsync(Files())).Append((name, "ut"u8.ToArray()))));

        check.Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.astray");
        check.Manifest.ShouldBeNull("nothing more was read");
    }

    [Fact]
    public async Task What_is_cut_off_or_no_zip_file_is_damaged()
    {
        var whole = await MakeAsync(Files());
        for (var length = 0; length < whole.Length; length += 7)
        {
            (await CheckAsync(whole[..length])).IsIntact.ShouldBeFalse($"{length} of {whole.Length}");
        }

        (await CheckAsync("PK\u0003\u0004 inte mer än så"u8.ToArray())).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.damaged");
    }

    [Fact]
    public async Task Any_byte_of_the_file_may_be_changed_without_anything_being_thrown()
    {
        var whole = await MakeAsync(Files());
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            await CheckAsync(bytes);
        }
    }

    [Fact]
    public async Task Signatures_of_another_content_are_told_although_the_manifest_is_made_anew()
    {
        var files = Files();
        files[Version + "ansokan.json"] = Bytes(Encoding.UTF8.GetString(files[Version + "ansokan.json"]).Replace("\"Prov\"", "\"Annat\"", StringComparison.Ordinal));

        var check = await CheckAsync(await MakeAsync(files));

        check.Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.foreign");
        check.Versions.ShouldHaveSingleItem().IsWhollySigned.ShouldBeFalse();
    }

    [Fact]
    public async Task Another_form_than_the_one_that_was_signed_is_told()
    {
        var files = Files();
        files[Version + "formular.json"] = Bytes("""{"key":"prov","villkor":"andra"}""");

        (await CheckAsync(await MakeAsync(files))).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.form");
    }

    [Theory]
    [InlineData("100,25", "100,26", "dossier.fault.sum")]
    [InlineData("-0,05", "0,05", "dossier.fault.sum")]
    [InlineData("100,25", "mycket", "dossier.fault.table")]
    [InlineData("Använt", "Annat", "dossier.fault.table")]
    public async Task Money_that_does_not_add_up_is_told_to_the_ore(string was, string became, string fault)
    {
        var files = Files();
        files["ekonomi/kostnader.csv"] = Bytes(Costs.Replace(was, became, StringComparison.Ordinal));

        (await CheckAsync(await MakeAsync(files))).Faults.ShouldHaveSingleItem().TextKey.ShouldBe(fault);
    }

    [Fact]
    public async Task A_total_that_is_not_of_its_columns_is_told()
    {
        foreach (var total in new[] { new DossierTotal("budget_used", ["costs_used"], [], 100.21m), new DossierTotal("budget_used", ["costs_nothing"], [], 0), new DossierTotal("check_same", ["costs_used"], [], 100.20m), new DossierTotal("within_all", ["costs_awaiting"], ["costs_used"], -60.20m) })
        {
            var files = Files();
            files[DossierSums.Path] = Bytes(Sums(total).Write());

            (await CheckAsync(await MakeAsync(files))).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.total", total.Key);
        }

        var without = Files();
        without.Remove(DossierSums.Path);
        (await CheckAsync(await MakeAsync(without))).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.no_sums");
    }

    [Fact]
    public async Task More_that_was_granted_than_may_be_paid_now_is_told_and_is_no_fault()
    {
        foreach (var (most, told) in new[] { (100.20m, false), (100.19m, true) })
        {
            var files = Files();
            files[DossierSums.Path] = Bytes(new DossierSums(1, most, [new DossierSum("claims_approved", "ekonomi/kostnader.csv", "Använt", 100.20m)], [new DossierTotal("within_all", ["claims_approved"], [], 100.20m)]).Write());

            var check = await CheckAsync(await MakeAsync(files));

            check.Faults.ShouldBeEmpty();
            check.Remarks.Select(static remark => remark.TextKey).ShouldBe(told ? ["dossier.remark.above_maximum"] : []);
        }
    }

    [Fact]
    public async Task A_bomb_is_read_no_further_than_the_manifest_says()
    {
        var zeroes = new byte[64 * 1024 * 1024];
        var entries = await EntriesAsync(Files());
        var manifest = DossierManifest.Read(entries.Single(static entry => entry.Path == DossierManifest.Path).Content)!;

        async Task<DossierCheck> WithAsync(long said) => await CheckAsync(await ZipAsync(With(entries, DossierManifest.Path,
            Bytes((manifest with { Files = [.. manifest.Files, new DossierEntry("bilagor/stor.bin", said, new string('0', 64))] }).Write())).Append(("bilagor/stor.bin", zeroes))), most: 1024 * 1024);

        (await WithAsync(10)).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.changed");
        (await WithAsync(zeroes.Length)).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.too_large");
        (await WithAsync(long.MaxValue)).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.too_large");
        (await CheckAsync(await ZipAsync(Enumerable.Range(0, 5_001).Select(static number => ($"{number}", Array.Empty<byte>()))))).Faults.ShouldHaveSingleItem().TextKey.ShouldBe("dossier.fault.too_many");
    }

    private static async Task<DossierCheck> CheckAsync(byte[] file, long most = long.MaxValue)
    {
        using var stream = new MemoryStream(file);
        return await DossierCheck.OfAsync(stream, most, TestContext.Current.CancellationToken);
    }

    private static SortedDictionary<string, byte[]> Files()
    {
        var form = Bytes(Form);
        var content = Bytes(Content.Replace("FORM", Convert.ToHexStringLower(SHA256.HashData(form)), StringComparison.Ordinal));
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        var signatures = new SignaturesFile(1, 1, digest, DateTimeOffset.UnixEpoch, null,
            [new SignatureLine(digest, "owner", "Provkommunen", null, 1, "Prov Provsson", "chef", "in_app", false, new DateOnly(2026, 1, 31), DateTimeOffset.UnixEpoch, null)]);
        return new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [Version + "ansokan.json"] = content, [Version + "formular.json"] = form, [Version + "signatures.json"] = Bytes(signatures.Write()),
            ["ekonomi/kostnader.csv"] = Bytes(Costs), [DossierSums.Path] = Bytes(Sums(new DossierTotal("budget_all", ["costs_used", "costs_awaiting"], [], 140.20m)).Write()),
        };
    }

    private static DossierSums Sums(DossierTotal total) => new(1, 1000, [new DossierSum("costs_used", "ekonomi/kostnader.csv", "Använt", 100.20m), new DossierSum("costs_awaiting", "ekonomi/kostnader.csv", "Väntar", 40m)], [total]);

    private static async Task<byte[]> MakeAsync(SortedDictionary<string, byte[]> files)
    {
        using var stream = new MemoryStream();
        using var archive = new DossierArchive(stream);
        foreach (var (path, content) in files)
        {
            await archive.AddAsync(path, content, TestContext.Current.CancellationToken);
        }

        await archive.CloseAsync(Guid.Empty, holdsMoney: true, holdsLog: false, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private static async Task<IReadOnlyList<(string Path, byte[] Content)>> EntriesAsync(SortedDictionary<string, byte[]> files)
    {
        using var zip = new ZipArchive(new MemoryStream(await MakeAsync(files)));
        return [.. zip.Entries.Select(static entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return (entry.FullName, bytes.ToArray());
        })];
    }

    private static IEnumerable<(string Path, byte[] Content)> With(IEnumerable<(string Path, byte[] Content)> entries, string path, byte[] content) =>
        entries.Select(entry => entry.Path == path ? (path, content) : entry);

    private static async Task<byte[]> ZipAsync(IEnumerable<(string Path, byte[] Content)> entries)
    {
        using var stream = new MemoryStream();
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                await using var entry = await zip.CreateEntry(path).OpenAsync(TestContext.Current.CancellationToken);
                await entry.WriteAsync(content, TestContext.Current.CancellationToken);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
