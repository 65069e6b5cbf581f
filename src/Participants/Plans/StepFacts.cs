namespace Samsteg.Participants;

/// <summary>Who takes a step and before when, as a line below it.</summary>
/// <param name="Responsible">Who.</param>
/// <param name="DueOn">Before when; null when no day is set.</param>
/// <param name="Today">Today in Sweden.</param>
public sealed record StepFacts(StepResponsible Responsible, DateOnly? DueOn, DateOnly Today);
