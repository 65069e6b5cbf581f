using System.Diagnostics;
using System.Text;
using Npgsql;

namespace Samsteg.App;

/// <summary>The program killed in the middle of an upload: what was confirmed is there whole, nothing is seen of the other, and what it left is cleared.</summary>
public sealed class KilledUploadTests
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 100_000).Select(static number => $"{number:000000}\n")));

    [Fact]
    public async Task While_it_is_written_to_the_database()
    {
        await using var database = await ServedDatabase.CopyAsync();
        await using var server = await Served.StartAsync(database, []);
        await server.ConfirmAsync();
        await using var holder = new NpgsqlConnection(database.OwnerConnectionString);
        await holder.OpenAsync(TestContext.Current.CancellationToken);
        await using (var held = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using var hold = new NpgsqlCommand("lock table document_pieces", holder);
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            var upload = server.UploadAsync("Halvt");
            await Until.IsSoAsync(async () => await database.ValueAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0);

            await server.KillAsync();
            await Should.ThrowAsync<HttpRequestException>(upload);
        }

        await server.RestartAsync();

        await server.HoldsOnlyWhatWasConfirmedAsync();
        (await database.ValueAsync<long>("select count(*) from document_pieces p where not exists (select from document_versions v where v.id = p.version_id)")).ShouldBe(0);
        (await server.UploadAsync("Igen")).Redirects.Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_it_lies_in_the_object_storage_and_nowhere_else()
    {
        await using var bucket = await Bucket.StartAsync();
        await using var database = await ServedDatabase.CopyAsync();
        await using var server = await Served.StartAsync(database,
            [("SAMSTEG_S3_ENDPOINT", bucket.Address.ToString()), ("SAMSTEG_S3_BUCKET", "dokument"), ("SAMSTEG_S3_KEY", "nyckel"), ("SAMSTEG_S3_SECRET", "hemlighet")]);
        await server.ConfirmAsync();
        var confirmed = bucket.Objects.Keys.Single();
        bucket.Answering = new TaskCompletionSource();
        var upload = server.UploadAsync("Halvt");
        await Until.IsSoAsync(() => Task.FromResult(bucket.Objects.Count == 2));

        await server.KillAsync();
        await Should.ThrowAsync<HttpRequestException>(upload);
        bucket.Answering.SetResult();
        await database.ExecuteAsync("update document_uploads set started_at = started_at - interval '2 hours'");
        await database.ExecuteAsync("update jobs set run_at = run_at - interval '2 hours' where kind = 'uploads.clear' and finished_at is null");
        await server.RestartAsync();

        await server.HoldsOnlyWhatWasConfirmedAsync();
        await Until.IsSoAsync(() => Task.FromResult(bucket.Objects.Count == 1));
        bucket.Objects.Keys.ShouldBe([confirmed]);
    }

    [Fact]
    public async Task While_it_arrives()
    {
        await using var database = await ServedDatabase.CopyAsync();
        await using var temporary = new TemporaryPlace();
        await using var server = await Served.StartAsync(database, [("ASPNETCORE_TEMP", temporary.Path)]);
        await server.ConfirmAsync();
        await using var request = await server.BeginUploadAsync(Content);
        await Until.IsSoAsync(() => temporary.Files().Any(static file => file.Length > 0));

        await server.KillAsync();
        temporary.Files().ShouldNotBeEmpty("it could not remove it any more");
        await server.RestartAsync();

        temporary.Files().ShouldBeEmpty("what somebody sent lies open nowhere");
        await server.HoldsOnlyWhatWasConfirmedAsync();
    }

    /// <summary>A program on a database, started again where it was killed.</summary>
    private sealed class Served(TestDatabase database, IReadOnlyList<(string, string)> environment) : IAsyncDisposable
    {
        private readonly DataFolder _folder = new();
        private readonly int _port = SamstegProcess.FreePort();
        private SamstegProcess? _program;
        private Visitor _lead = null!;
        private string _path = string.Empty;

        public static async Task<Served> StartAsync(TestDatabase database, IReadOnlyList<(string, string)> environment)
        {
            var served = new Served(database, environment);
            await served.RestartAsync();
            served._lead = await CommandTests.SignInAsync(served._port);
            served._path = $"/insatser/{await database.ValueAsync<Guid>("select initiative_id from participants limit 1")}/dokument";
            return served;
        }

        public async Task RestartAsync()
        {
            _program = ServedDatabase.Serve(_folder, database, _port, environment);
            await _program.ServesAsync();
        }

        public Task KillAsync() => _program!.KillAsync();

        public async Task ConfirmAsync() => (await UploadAsync("Bekräftat")).Redirects.Count.ShouldBe(1);

        public async Task<Page> UploadAsync(string title) =>
            await (await _lead.GetAsync(_path + "/ladda-upp")).UploadAsync("main form", "Input.File", "tal.txt", Content, ("Input.Title", title), ("Input.Kind", "Other"));

        /// <summary>Sends half of a file.</summary>
        public async Task<RawRequest> BeginUploadAsync(byte[] file)
        {
            var request = await RawRequest.SendAsync(new Uri($"http://localhost:{_port}"),
                $"POST {_path}/ladda-upp HTTP/1.1\r\nHost: localhost\r\nCookie: {RawRequest.CookiesOf(_lead)}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {file.Length}\r\n\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"Input.File\"; filename=\"tal.txt\"\r\n\r\n");
            await request.SendAsync(file.AsMemory(0, file.Length / 2));
            return request;
        }

        public async Task HoldsOnlyWhatWasConfirmedAsync()
        {
            var list = await _lead.GetAsync(_path);
            list.TextsOf("main tbody th").ShouldContain("Bekräftat");
            list.TextsOf("main tbody th").ShouldNotContain("Halvt");
            (await _lead.GetAsync($"/dokument/{await database.ValueAsync<Guid>("select id from documents where title = 'Bekräftat'")}/1")).Bytes.ShouldBe(Content);
            (await database.ValueAsync<long>("select count(*) from documents where title = 'Halvt'")).ShouldBe(0);
        }

        public async ValueTask DisposeAsync()
        {
            if (_program is not null)
            {
                await _program.DisposeAsync();
            }

            await _folder.DisposeAsync();
        }
    }

    private sealed class TemporaryPlace : IAsyncDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("samsteg-test-").FullName;

        public IReadOnlyList<FileInfo> Files() => [.. new DirectoryInfo(Path).GetFiles("*", SearchOption.AllDirectories).Where(static file => file.Extension != ".lock")];

        public ValueTask DisposeAsync()
        {
            Directory.Delete(Path, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
