using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What is asked about a new address.</summary>
public sealed class FeedInput
{
    /// <summary>Id of the form, which becomes the address's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>What to call it.</summary>
    [Required, StringLength(CalendarFeed.LabelLength)]
    public string Label { get; set; } = string.Empty;

    /// <summary>Which calendar: empty for the own one, <c>initiative:ID</c> or <c>room:ID</c>.</summary>
    public string? Of { get; set; }
}

/// <summary>Makes, renews and revokes secret addresses of calendars. Each is told once; what is kept does not tell it.</summary>
public sealed class CalendarFeeds(RequestDatabase database, CurrentUser user, Deployment deployment, TimeProvider clock)
{
    /// <summary>Most that an account has at once.</summary>
    public const int Most = 20;

    private const int SecretLength = 32;

    /// <summary>The account's own that hold, the newest first.</summary>
    public Task<IReadOnlyList<FeedRow>> AllAsync(CancellationToken cancellation) => database.QueryAsync<FeedRow>(Sql.Of($"""
        select f.id, f.label, {LocalText.Column("i.name")} as initiative, m.name as room, f.made_at, f.last_read_on
        from calendar_feeds f left join initiatives i on i.id = f.initiative_id left join rooms m on m.id = f.room_id
        where f.account_id = {user.RequiredAccount} and f.revoked_at is null order by f.made_at desc, f.id
        """), cancellation);

    /// <summary>Makes one.</summary>
    /// <param name="input">What was asked.</param>
    /// <param name="offered">The calendars that the account may choose among.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its address, to be shown once; null when it was refused.</returns>
    public async Task<(Result Result, string? Address)> MakeAsync(FeedInput input, IReadOnlyList<Choice> offered, CancellationToken cancellation)
    {
        var of = string.IsNullOrEmpty(input.Of) ? null : input.Of;
        if (of is not null && offered.All(choice => choice.Value != of))
        {
            return (Result.Refused(nameof(input.Of), "calendar_feeds.unknown"), null);
        }

        if ((await AllAsync(cancellation)).Count >= Most)
        {
            return (Result.Refused(string.Empty, "calendar_feeds.too_many", Most), null);
        }

        Guid? Chosen(string kind) => of?.StartsWith(kind, StringComparison.Ordinal) == true ? Guid.Parse(of.AsSpan(kind.Length)) : null;
        var secret = NewSecret();
        database.Context.Add(new CalendarFeed
        {
            Id = input.Form,
            AccountId = user.RequiredAccount,
            Label = input.Label.Trim(),
            InitiativeId = Chosen("initiative:") is { } initiative ? new InitiativeId(initiative) : null,
            RoomId = Chosen("room:") is { } room ? new RoomId(room) : null,
            Digest = DigestOf(secret),
            MadeAt = clock.GetUtcNow(),
        });
        await database.Context.SaveChangesAsync(cancellation);
        return (Result.Done, AddressOf(secret));
    }

    /// <summary>Gives one a new address; the old one ends. Null when there is none.</summary>
    public async Task<string?> RenewAsync(Guid feed, CancellationToken cancellation)
    {
        if (await FindAsync(feed, cancellation) is not { } found)
        {
            return null;
        }

        var secret = NewSecret();
        (found.Digest, found.MadeAt) = (DigestOf(secret), clock.GetUtcNow());
        await database.Context.SaveChangesAsync(cancellation);
        return AddressOf(secret);
    }

    /// <summary>Ends one; null when there is none.</summary>
    public async Task<Result?> RevokeAsync(Guid feed, CancellationToken cancellation)
    {
        if (await FindAsync(feed, cancellation) is not { } found)
        {
            return null;
        }

        found.RevokedAt = clock.GetUtcNow();
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>A secret as it is kept.</summary>
    internal static byte[] DigestOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength));

    private string AddressOf(string secret) => new Uri(deployment.Address, $"/kalender/{secret}.ics").AbsoluteUri;

    private Task<CalendarFeed?> FindAsync(Guid feed, CancellationToken cancellation) =>
        database.Context.Set<CalendarFeed>().SingleOrDefaultAsync(found => found.Id == feed && found.AccountId == user.RequiredAccount && found.RevokedAt == null, cancellation);
}

/// <summary>An address that holds.</summary>
public sealed record FeedRow(Guid Id, string Label, string? Initiative, string? Room, DateTimeOffset MadeAt, DateOnly? LastReadOn);
