using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>That an organisation may read a goal of a participant's action plan with its steps, as long as a waiver opens the plan to it.</summary>
public sealed class PlanShare : Registration
{
    /// <summary>Whose plan.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>To whom.</summary>
    public required OrganisationId RecipientOrganisationId { get; init; }

    /// <summary>The goal, over all its versions.</summary>
    public required Guid GoalId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanShare>
    {
        public void Configure(EntityTypeBuilder<PlanShare> builder) => builder.ToTable("plan_shares");
    }
}
