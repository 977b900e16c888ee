using Loyalty.Program;

namespace Benchmarks;

/// <summary>A shop with the richest of the ready-made programs: currencies, rules, events, rewards.</summary>
internal static class RichShop
{
    public const string Id = "rich";

    public static LoyaltyProgram Program { get; } = ProgramDraft.Read(
        File.ReadAllBytes(Path.Combine(House.Root, "docs/programs/international.json")), 1, DateTimeOffset.UnixEpoch)
        .Program ?? throw new InvalidOperationException("The template has flaws.");

    /// <summary>Into tables that an app has prepared; see <see cref="FlatShop"/>.</summary>
    public static Task Create(int tablePort, string prefix) =>
        FlatShop.Create(tablePort, prefix, Id, Program with { Joining = new Joining(Automatic: true) });
}
