using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Samsteg.Platform;

/// <summary>
/// What the user has begun to fill in on a page and not sent yet: kept sealed for the account alone, so that neither a closed
/// browser, a sign-in that has ended nor a stopped server takes it. Forgotten once it is sent, or a fortnight after it was last touched.
/// </summary>
public sealed class FormDrafts(RequestDatabase database, CurrentUser user, Cipher cipher, TimeProvider clock)
{
    /// <summary>How long one is kept after it was last touched.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>Most that one may hold, in characters; what is longer is not kept.</summary>
    public const int LongestContent = 200_000;

    private const int Most = 100;

    internal static SealedColumn Sealed { get; } = new("form_drafts", "cipher", "account_id::text || ' ' || path");

    /// <summary>What was begun on a page; null when nothing was.</summary>
    public async Task<FormDraft?> FindAsync(string path, CancellationToken cancellation) =>
        await database.FindAsync<Row>(Sql.Of($"select path, cipher, saved_at from form_drafts where account_id = {user.RequiredAccount} and path = {path}"), cancellation) is { } row
            ? Open(row)
            : null;

    /// <summary>All that were begun on pages below a path, the latest first.</summary>
    public async Task<IReadOnlyList<FormDraft>> BelowAsync(string path, CancellationToken cancellation) =>
        [.. (await database.QueryAsync<Row>(Sql.Of($"""
            select path, cipher, saved_at from form_drafts
            where account_id = {user.RequiredAccount} and starts_with(path, {path + "/"})
            order by saved_at desc, path
            """), cancellation)).Select(Open)];

    /// <summary>Keeps what is filled in on a page, in place of what was kept before. Of more pages than a person fills in, those touched longest ago are forgotten.</summary>
    /// <returns>Whether it is kept: what is too long is not.</returns>
    public async Task<bool> SaveAsync(string path, IEnumerable<KeyValuePair<string, StringValues>> fields, CancellationToken cancellation)
    {
        var json = JsonSerializer.Serialize(fields.ToDictionary(static field => field.Key, static field => field.Value.ToArray()));
        if (json.Length > LongestContent)
        {
            return false;
        }

        var (account, now) = (user.RequiredAccount, clock.GetUtcNow());
        await database.ExecuteAsync(Sql.Of($"""
            insert into form_drafts (account_id, path, cipher, saved_at) values ({account}, {path}, {cipher.Seal(json, Place(path))}, {now})
            on conflict (account_id, path) do update set cipher = excluded.cipher, saved_at = excluded.saved_at
            """), cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            delete from form_drafts where account_id = {account}
              and path in (select path from form_drafts where account_id = {account} order by saved_at desc, path offset {Most})
            """), cancellation);
        return true;
    }

    /// <summary>Forgets what was begun on a page.</summary>
    public Task ForgetAsync(string path, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"delete from form_drafts where account_id = {user.RequiredAccount} and path = {path}"), cancellation);

    private string Place(string path) => $"{user.RequiredAccount} {path}";

    private FormDraft Open(Row row) => new(
        row.Path, JsonSerializer.Deserialize<Dictionary<string, string[]>>(cipher.Open(row.Cipher, Place(row.Path)))!, row.SavedAt);

    private sealed record Row(string Path, byte[] Cipher, DateTimeOffset SavedAt);
}

/// <summary>A form that was begun.</summary>
/// <param name="Path">The page.</param>
/// <param name="Fields">Names of fields, with what was filled in.</param>
/// <param name="SavedAt">When it was last touched.</param>
public sealed record FormDraft(string Path, IReadOnlyDictionary<string, string[]> Fields, DateTimeOffset SavedAt);
