using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What is asked about a calendar elsewhere.</summary>
public sealed class BusyCalendarInput
{
    /// <summary>Id of the form, which becomes the calendar's: sent twice it adds one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>What to call it.</summary>
    [Required, StringLength(BusyCalendar.LabelLength)]
    public string Label { get; set; } = string.Empty;

    /// <summary>Where it is read.</summary>
    [Required, StringLength(BusyCalendar.AddressLength)]
    public string Address { get; set; } = string.Empty;
}

/// <summary>Adds and removes calendars elsewhere, the account's own.</summary>
public sealed class BusyCalendars(RequestDatabase database, CurrentUser user, Cipher cipher, BusyCalendarReader reader, TimeProvider clock)
{
    /// <summary>Most that an account has at once.</summary>
    public const int Most = 5;

    /// <summary>The account's own, by label.</summary>
    public Task<IReadOnlyList<BusyCalendarRow>> AllAsync(CancellationToken cancellation) => database.QueryAsync<BusyCalendarRow>(Sql.Of($"""
        select id, label, read_at, problem, not_understood from busy_calendars where account_id = {user.RequiredAccount} order by label, id
        """), cancellation);

    /// <summary>Adds one, read at once: an address that cannot be read is refused.</summary>
    public async Task<Result> AddAsync(BusyCalendarInput input, CancellationToken cancellation)
    {
        if (reader.AddressOf(input.Address) is not { } address)
        {
            return Result.Refused(nameof(input.Address), "busy.problem.address");
        }

        if ((await AllAsync(cancellation)).Count >= Most)
        {
            return Result.Refused(string.Empty, "busy.problem.too_many", Most);
        }

        await database.CommitAsync(cancellation); // no connection is held while others are waited for, who may be slow on purpose
        var read = await reader.ReadAsync(input.Form, address, cancellation);
        if (read.Problem is { } problem)
        {
            return Result.Refused(nameof(input.Address), $"busy.problem.{problem}");
        }

        await database.BeginAsync(cancellation);
        var now = clock.GetUtcNow();
        database.Context.Add(new BusyCalendar
        {
            Id = input.Form,
            AccountId = user.RequiredAccount,
            Label = input.Label.Trim(),
            AddressCipher = cipher.Seal(address.AbsoluteUri, BusyCalendar.AddressPlace(input.Form)),
            AddedAt = now,
            TriedAt = now,
            ReadAt = now,
            NotUnderstood = read.NotUnderstood,
            TimesCipher = read.TimesCipher,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Removes one, with what was read of it; null when there is none.</summary>
    public async Task<Result?> RemoveAsync(Guid calendar, CancellationToken cancellation)
    {
        if (await database.Context.Set<BusyCalendar>().SingleOrDefaultAsync(found => found.Id == calendar && found.AccountId == user.RequiredAccount, cancellation) is not { } found)
        {
            return null;
        }

        database.Context.Remove(found);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}

/// <summary>A calendar elsewhere as its page shows it.</summary>
public sealed record BusyCalendarRow(Guid Id, string Label, DateTimeOffset? ReadAt, string? Problem, int NotUnderstood);
