namespace Loyalty.Cli;

/// <summary>What a command ends with, for the scripts that run it.</summary>
public static class Exit
{
    public const int Fine = 0;

    /// <summary>It was done, and something is wrong with what was looked at, or differs.</summary>
    public const int Findings = 1;

    /// <summary>It could not be done; nothing is said of what was to be looked at.</summary>
    public const int CouldNot = 2;
}
