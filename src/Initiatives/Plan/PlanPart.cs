using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>A row of an initiative's plan that is added, changed and removed by itself.</summary>
public interface IPlanPart : IVersioned
{
    /// <summary>Id of the row.</summary>
    Guid Id { get; }

    /// <summary>The initiative whose plan it belongs to.</summary>
    InitiativeId InitiativeId { get; }
}

/// <summary>A part that stands in the order people have given it.</summary>
public interface IOrderedPart : IPlanPart
{
    /// <summary>Place among its kind, from 0.</summary>
    int Position { get; set; }
}

/// <summary>What every form of a part of the plan carries.</summary>
public abstract record PlanPartInput
{
    /// <summary>The row's id; made when the form is opened, so that a form sent twice adds one row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The version that was read; 0 for a new one.</summary>
    public uint Version { get; init; }
}
