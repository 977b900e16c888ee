namespace House.Tests.Deployment;

/// <summary>
/// GitHub's workflows and azd's file: parsed, and held to rules that are shown to bite; they run at GitHub only.
/// </summary>
public sealed class WorkflowTests
{
    private static readonly RuleBook<Workflow> Book = new(WorkflowRules.All, ".yml", Workflow.From);

    public static TheoryData<string> Sentences => [.. Book.Sentences];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void every_workflow_keeps_the_rule(string says) =>
        Workflow.All
            .SelectMany(file => Book.Broken(says, file).Select(place => $"{file.File}: {place}"))
            .ShouldHold();

    [Theory]
    [MemberData(nameof(Sentences))]
    public void the_rule_bites(string says) =>
        Book.BrokenByExample(says).Should().NotBeEmpty();

    [Fact]
    public void a_deployment_from_github_knows_every_setting_but_the_secrets() =>
        Workflow.All.Single(file => file.File.EndsWith("deploy.yml", StringComparison.Ordinal)).Steps
            .Where(step => step.TryGetProperty("env", out _))
            .SelectMany(step => step.GetProperty("env").EnumerateObject())
            .Select(variable => variable.Name)
            .Where(name => name.StartsWith("LOYALTY_", StringComparison.Ordinal))
            .Should().BeEquivalentTo(
                SettingsTests.Names("A deployment").Except(["LOYALTY_ENCRYPTION_KEY", "LOYALTY_OWNER_KEY"]));

    [Fact]
    public void azd_finds_what_it_is_told_of()
    {
        var azd = Workflow.From("azure.yaml").Single().Content;

        Directory.Exists(Tree.Path(azd.GetProperty("infra").GetProperty("path").GetString()!)).Should().BeTrue();
        Directory
            .GetFiles(Tree.Path(azd.GetProperty("services").GetProperty("app").GetProperty("project").GetString()!))
            .Should().ContainSingle(file => file.EndsWith(".csproj", StringComparison.Ordinal));
        foreach (var system in azd.GetProperty("hooks").GetProperty("preprovision").EnumerateObject())
        {
            var (program, script) = Split(system.Value.GetProperty("run").GetString()!);
            program.Should().Be("node");
            Tree.Files.Should().Contain(script);
        }
    }

    private static (string Program, string Script) Split(string run) =>
        run.Split(' ') is [var program, var script] ? (program, script) : (run, "");
}
