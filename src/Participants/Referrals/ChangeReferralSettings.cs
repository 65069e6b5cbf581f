using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What an initiative decides about referrals, as typed.</summary>
public sealed class ReferralSettingsInput
{
    /// <summary>The row version that was read; 0 when nothing had been decided.</summary>
    public uint Version { get; set; }

    /// <summary>Whether referrers are offered the initiative.</summary>
    public bool TakesReferrals { get; set; } = true;

    /// <summary>Days after which a referral has waited too long.</summary>
    [Required, Range(1, 90)]
    public int? AnswerDays { get; set; } = ReferralSettings.UsualAnswerDays;

    /// <summary>The same for one on the waiting list.</summary>
    [Required, Range(7, 365)]
    public int? WaitingListDays { get; set; } = ReferralSettings.UsualWaitingListDays;
}

/// <summary>Changes what an initiative has decided about referrals.</summary>
public sealed class ChangeReferralSettings(RequestDatabase database)
{
    /// <summary>What holds now.</summary>
    public async Task<ReferralSettingsInput> StandingAsync(InitiativeId initiative, CancellationToken cancellation) => await FindAsync(initiative, cancellation) is { } found
        ? new() { Version = found.Version, TakesReferrals = found.TakesReferrals, AnswerDays = found.AnswerDays, WaitingListDays = found.WaitingListDays }
        : new();

    /// <summary>Done, or a conflict when somebody has changed it since it was read.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, ReferralSettingsInput input, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"select from initiatives where id = {initiative} for no key update"), cancellation);
        var settings = await FindAsync(initiative, cancellation);
        if ((settings?.Version ?? 0) != input.Version)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        if (settings is null)
        {
            settings = new ReferralSettings { InitiativeId = initiative };
            database.Context.Add(settings);
        }

        (settings.TakesReferrals, settings.AnswerDays, settings.WaitingListDays) = (input.TakesReferrals, input.AnswerDays!.Value, input.WaitingListDays!.Value);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private Task<ReferralSettings?> FindAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.Context.Set<ReferralSettings>().SingleOrDefaultAsync(settings => settings.InitiativeId == initiative, cancellation);
}
