using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Benchmarks;

/// <summary>A hundred thousand participants handed in as a file by a lead's browser, read, enrolled, and taken back again.</summary>
internal sealed partial class ImportOfMany : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly HttpClient _client;
    private readonly ApplicationProcess _application;
    private readonly Guid _initiative;
    private readonly string _list;

    public ImportOfMany(ApplicationProcess application, Person lead)
    {
        var cookies = new CookieContainer();
        foreach (var cookie in lead.Cookie.Split("; "))
        {
            var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            cookies.Add(application.Address, new Cookie(name, value));
        }

        (_application, _initiative) = (application, lead.Initiatives[0]);
        _list = $"/insatser/{_initiative}/deltagare/import";
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = application.Address, Timeout = Patience };
    }

    /// <summary>Most memory that the application has held since this was made, in bytes.</summary>
    public long MostResident { get; private set; }

    /// <summary>Hands in a file, and goes on until its rows are enrolled; gives the import's address.</summary>
    public async Task<string> RunAsync(byte[] file, string targetGroup, Guid coach, DateOnly enrolledOn, CancellationToken cancellation)
    {
        using var upload = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync(_list, cancellation)), "__RequestVerificationToken" },
            { new StringContent(Guid.CreateVersion7().ToString()), "Input.Form" },
            { new ByteArrayContent(file), "Input.File", "hundratusen.csv" },
        };
        var columns = await PostAsync(_list, upload, cancellation);
        var import = columns[..columns.LastIndexOf('/')];
        await PostAsync(columns, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = await TokenAsync(columns, cancellation),
            ["Input.Fields[0]"] = "GivenName", ["Input.Fields[1]"] = "FamilyName", ["Input.Fields[2]"] = "Number", ["Input.Fields[3]"] = "Gender", ["Input.Fields[4]"] = "Phone",
            ["Input.TargetGroup"] = targetGroup, ["Input.Coach"] = coach.ToString(), ["Input.EnrolledOn"] = enrolledOn.ToString("O", CultureInfo.InvariantCulture),
        }), cancellation);
        await SettleAsync(import, cancellation);
        await PressAsync(import, "Start", cancellation, ("Input.Choice", "Possible"));
        return import;
    }

    /// <summary>Takes it back.</summary>
    public Task UndoAsync(string import, CancellationToken cancellation) => PressAsync(import, "Undo", cancellation);

    public void Dispose() => _client.Dispose();

    /// <summary>People who do not exist, each with a number of the right form.</summary>
    public static byte[] FileOf(int people)
    {
        var text = new StringBuilder("Förnamn;Efternamn;Personnummer;Kön;Telefon\r\n");
        for (var number = 0; number < people; number++)
        {
            var born = new DateOnly(1960, 1, 1).AddDays(number % 16_000);
            var digits = $"{born:yyMMdd}{(number / 16_000) + 900:000}";
            text.Append(CultureInfo.InvariantCulture, $"Attrapp{Letters(number % 997)};Inläst{Letters(number / 97)};{born:yyyyMMdd}-{digits[6..]}{Luhn.CheckDigit(digits)};{(number % 2 == 0 ? "Kvinna" : "Man")};070-174 06 05\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Letters(int number) => number < 26 ? ((char)('a' + number)).ToString() : Letters(number / 26) + (char)('a' + (number % 26));

    private async Task PressAsync(string import, string handler, CancellationToken cancellation, params (string Name, string Value)[] fields)
    {
        await PostAsync($"{import}?handler={handler}", new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", await TokenAsync(import, cancellation)), .. fields.Select(static field => KeyValuePair.Create(field.Name, field.Value))]), cancellation);
        await SettleAsync(import, cancellation);
    }

    private async Task SettleAsync(string import, CancellationToken cancellation)
    {
        for (var watch = Stopwatch.StartNew(); (await _client.GetStringAsync(import, cancellation)).Contains("<progress", StringComparison.Ordinal);)
        {
            MostResident = Math.Max(MostResident, _application.ResidentBytes);
            await Task.Delay(100, cancellation);
            if (watch.Elapsed > Patience)
            {
                throw new BenchException("The import was not done in time.");
            }
        }
    }

    /// <summary>Posts, and gives where the answer led.</summary>
    private async Task<string> PostAsync(string path, HttpContent content, CancellationToken cancellation)
    {
        using var answer = await _client.PostAsync(path, content, cancellation);
        var led = answer.RequestMessage!.RequestUri!.AbsolutePath;
        MostResident = Math.Max(MostResident, _application.ResidentBytes);
        return answer.IsSuccessStatusCode ? led : throw new BenchException($"{path} answered {(int)answer.StatusCode}.");
    }

    private async Task<string> TokenAsync(string path, CancellationToken cancellation) =>
        Token().Match(await _client.GetStringAsync(path, cancellation)) is { Success: true } found ? found.Groups[1].Value : throw new BenchException($"{path} has no form.");

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
