namespace Loyalty.Cli;

/// <summary>Why a command could not be done: a stable code, what happened, and what to do next.</summary>
public sealed class CouldNotException(string code, string happened, string next) : Exception(happened)
{
    public string Code => code;

    public string Next => next;

    /// <summary>What is wrong with a program, place by place; empty for every other refusal.</summary>
    public IReadOnlyList<FlawLine> Flaws { get; init; } = [];
}
