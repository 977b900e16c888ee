using FluentAssertions;
using Xunit;

namespace Simulation;

/// <summary>The planted bugs still fit the source; `make mutants` proves that each is caught.</summary>
public sealed class MutantTests
{
    public static TheoryData<string> Bugs => [.. Mutant.All.Select(mutant => mutant.Bug)];

    [Theory]
    [MemberData(nameof(Bugs))]
    public void a_planted_bug_changes_one_place(string bug)
    {
        var mutant = Mutant.All.Single(one => one.Bug == bug);
        var source = File.ReadAllText(Path.Combine(Mutating.House(), mutant.File));
        Mutating.Planted(source, mutant).Should().NotBe(source);
    }

    [Fact]
    public void the_table_of_planted_bugs_names_them_all_and_each_was_caught()
    {
        var table = File.ReadAllText(Path.Combine(Mutating.House(), "docs", "mutants.md"));
        Mutant.All.Where(mutant => !table.Contains($"| {mutant.Bug} |", StringComparison.Ordinal))
            .Should().BeEmpty("`make mutants` writes it");
        table.Should().NotContain("| nothing |");
    }
}
