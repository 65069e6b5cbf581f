using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Samsteg.Benchmarks;

/// <summary>Books handed in by a lead's browser, read, looked at and saved.</summary>
internal sealed partial class Books : IDisposable
{
    private readonly HttpClient _client;
    private readonly ApplicationProcess _application;
    private readonly Guid _initiative;
    private readonly string _upload;
    private Guid _organisation;

    public Books(ApplicationProcess application, Person lead, Guid initiative)
    {
        var cookies = new CookieContainer();
        foreach (var cookie in lead.Cookie.Split("; "))
        {
            var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            cookies.Add(application.Address, new Cookie(name, value));
        }

        (_application, _initiative) = (application, initiative);
        _upload = $"/insatser/{initiative}/ekonomi/kostnader/inlasning";
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = application.Address, Timeout = TimeSpan.FromMinutes(5) };
    }

    /// <summary>Most memory that the application has held since this was made, in bytes.</summary>
    public long MostResident { get; private set; }

    /// <summary>Makes sure that the initiative has a partner whose books are bound, and no costs.</summary>
    public async Task PrepareAsync(BenchDatabase database, CancellationToken cancellation)
    {
        await database.WriteAsync(
        [
            "delete from cost_rows where initiative_id = $1",
            """
            insert into initiative_partners (id, initiative_id, organisation_id, is_owner, role_sv)
            select uuidv7(), i.id, i.owner_id, true, 'Äger' from initiatives i where i.id = $1 and not exists (select from initiative_partners p where p.initiative_id = i.id and p.organisation_id = i.owner_id)
            """,
            """
            insert into sie_bindings (id, initiative_id, organisation_id, dimension, object, payer) select uuidv7(), i.id, i.owner_id, '6', 'P1', 'grant' from initiatives i where i.id = $1 on conflict do nothing
            """,
        ], cancellation, _initiative);
        _organisation = (await database.ReadAsync("select owner_id from initiatives where id = $1", static row => row.GetGuid(0), cancellation, _initiative)).Single();
    }

    /// <summary>Hands in books and saves what they hold.</summary>
    public async Task ImportAsync(byte[] file, CancellationToken cancellation)
    {
        var import = await HandInAsync(file, cancellation);
        await PostAsync($"{import}?handler=Confirm", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", await TokenAsync(import, cancellation))]), cancellation);
    }

    /// <summary>Hands in books, and gives the address where it is shown what they would change.</summary>
    public async Task<string> HandInAsync(byte[] file, CancellationToken cancellation)
    {
        using var upload = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync(_upload, cancellation)), "__RequestVerificationToken" },
            { new StringContent(Guid.CreateVersion7().ToString()), "Input.Form" },
            { new StringContent(_organisation.ToString()), "Input.Organisation" },
            { new StringContent("2025-01-01"), "Input.FirstDay" },
            { new StringContent("2025-12-31"), "Input.LastDay" },
            { new StringContent("Grant"), "Input.Payer" },
            { new ByteArrayContent(file), "Input.File", "bok.se" },
        };
        return await PostAsync(_upload, upload, cancellation);
    }

    /// <summary>A year's books: each voucher a cost of the initiative and what it was paid from.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="number">Tells one file's vouchers from another's.</param>
    public static byte[] FileOf(int rows, int number)
    {
        var text = new StringBuilder("#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#PROGRAM \"Attrapp\" 1.0\n#FNAMN \"Attrapp\"\n#KPTYP BAS2014\n#RAR 0 20250101 20251231\n#DIM 6 \"Projekt\"\n#OBJEKT 6 \"P1\" \"Mätinsats\"\n");
        for (var voucher = 0; voucher < rows / 2; voucher++)
        {
            var day = new DateOnly(2025, 1, 1).AddDays(voucher % 365);
            text.Append(CultureInfo.InvariantCulture, $"#VER V{number} {voucher + 1} {day:yyyyMMdd} \"Påhittad verifikation\"\n{{\n#TRANS {7010 + (voucher % 5 * 10)} {{6 \"P1\"}} {voucher % 900}.50 {day:yyyyMMdd} \"Påhitt\"\n#TRANS 1930 {{}} -{voucher % 900}.50\n}}\n");
        }

        return Encoding.Latin1.GetBytes(text.ToString());
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Posts, and gives where the answer led.</summary>
    private async Task<string> PostAsync(string path, HttpContent content, CancellationToken cancellation)
    {
        var answering = _client.PostAsync(path, content, cancellation);
        while (await Task.WhenAny(answering, Task.Delay(50, cancellation)) != answering)
        {
            MostResident = Math.Max(MostResident, _application.ResidentBytes);
        }

        using var answer = await answering;
        MostResident = Math.Max(MostResident, _application.ResidentBytes);
        return answer.IsSuccessStatusCode ? answer.RequestMessage!.RequestUri!.AbsolutePath : throw new BenchException($"{path} answered {(int)answer.StatusCode}.");
    }

    private async Task<string> TokenAsync(string path, CancellationToken cancellation) =>
        Token().Match(await _client.GetStringAsync(path, cancellation)) is { Success: true } found ? found.Groups[1].Value : throw new BenchException($"{path} has no form.");

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
