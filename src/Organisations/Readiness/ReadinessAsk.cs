using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>That an organisation has been asked to become ready in a role, on a day.</summary>
public sealed class ReadinessAsk : HistoryRow
{
    /// <summary>Which organisation.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Code of the role.</summary>
    public required string Role { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReadinessAsk>
    {
        public void Configure(EntityTypeBuilder<ReadinessAsk> builder) => builder.ToTable("readiness_asks");
    }
}

/// <summary>Notes which organisations have been asked to become ready, and that they are asked no longer.</summary>
public sealed class AskForReadiness(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Notes that it is asked; once.</summary>
    /// <returns>Null when there is no such role any longer.</returns>
    public async Task<Result?> RunAsync(OrganisationId organisation, string role, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (!await database.Context.Set<ReadinessRole>().AnyAsync(found => found.Code == role && found.RetiredOn == null, cancellation))
        {
            return null;
        }

        if (await StandingAsync(organisation, role, cancellation) is null)
        {
            database.Context.Add(new ReadinessAsk
            {
                Id = Guid.CreateVersion7(), OrganisationId = organisation, Role = role, OccurredOn = clock.Today(), RegisteredAt = clock.GetUtcNow(), RegisteredBy = user.RequiredAccount,
            });
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    /// <summary>Notes that it is asked no longer.</summary>
    public async Task<Result?> EndAsync(OrganisationId organisation, string role, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await StandingAsync(organisation, role, cancellation) is { } standing)
        {
            standing.Supersede(clock.GetUtcNow());
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    private Task<ReadinessAsk?> StandingAsync(OrganisationId organisation, string role, CancellationToken cancellation) =>
        database.Context.Set<ReadinessAsk>().SingleOrDefaultAsync(ask => ask.OrganisationId == organisation && ask.Role == role && ask.SupersededAt == null, cancellation);
}
