namespace Samsteg.Platform;

/// <summary>Marks a page on which nobody is signed in, whatever the browser sends along: the sign-in is not looked up, and so not noted as used either.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KnowsNobodyAttribute : Attribute;
