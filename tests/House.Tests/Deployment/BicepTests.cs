using System.Text.Json;
using System.Text.RegularExpressions;

namespace House.Tests.Deployment;

/// <summary>
/// A deployment without keys: identities and roles, nothing that could leak, every parameter explained. Each rule is
/// held against every file, and against an example that breaks it.
/// </summary>
public sealed partial class BicepTests
{
    private static readonly RuleBook<BicepFile> Book =
        new(BicepRules.All.Concat(ResourceRules.All), ".bicep", BicepFile.From);

    public static TheoryData<string> Sentences => [.. Book.Sentences];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void every_file_keeps_the_rule(string says) =>
        BicepFile.All
            .SelectMany(file => Book.Broken(says, file).Select(place => $"{file.File}: {place}"))
            .ShouldHold();

    [Theory]
    [MemberData(nameof(Sentences))]
    public void the_rule_bites(string says) =>
        Book.BrokenByExample(says).Should().NotBeEmpty();

    [Fact]
    public void every_module_is_called() =>
        BicepFile.Main.Modules.Select(module => "infra/bicep/" + module.Path)
            .Should().BeEquivalentTo(Tree.Under("infra/bicep/modules"));

    [Fact]
    public void main_is_a_table_of_contents() =>
        BicepFile.Main.Resources.Should().OnlyContain(one => one.Is("Microsoft.Resources/resourceGroups"));

    [Fact]
    public void the_app_gets_every_role_it_needs() =>
        ResourceRules.Roles.Where(role => !Tree.Text("infra/bicep/modules/roles.bicep").Contains(role)).ShouldHold();

    [Fact]
    public void every_parameter_of_the_deployment_has_a_value_and_the_other_way() =>
        Given().Keys.Should().BeEquivalentTo(BicepFile.Main.Parameters.Select(one => one.Name));

    [Fact]
    public void every_value_of_the_deployment_is_documented_and_the_other_way() =>
        Given().Values.Select(value => Variable().Match(value).Groups["name"].Value)
            .Should().BeEquivalentTo(
                SettingsTests.Names("A deployment").Concat(["AZURE_ENV_NAME", "AZURE_LOCATION"]));

    [Fact]
    public void what_may_be_left_out_has_the_same_default_in_both_files() =>
        Given()
            .Select(one => (one.Key, Default: Variable().Match(one.Value).Groups["default"]))
            .Where(one => one.Default.Success)
            .Where(one => !BicepFile.Main.Parameters.Single(parameter => parameter.Name == one.Key).Text
                .Replace("'", "", StringComparison.Ordinal)
                .EndsWith("= " + one.Default.Value, StringComparison.Ordinal))
            .Select(one => $"{one.Key}: {one.Default.Value}")
            .ShouldHold();

    [Fact]
    public void the_linter_lets_no_secret_pass() =>
        JsonDocument.Parse(Tree.Text("infra/bicep/bicepconfig.json")).RootElement
            .GetProperty("analyzers").GetProperty("core").GetProperty("rules").EnumerateObject()
            .Where(rule => rule.Value.GetProperty("level").GetString() == "error")
            .Select(rule => rule.Name)
            .Should().Contain(["outputs-should-not-contain-secrets", "secure-secrets-in-params", "no-unused-params"]);

    private static Dictionary<string, string> Given() =>
        JsonDocument.Parse(Tree.Text("infra/bicep/main.parameters.json")).RootElement
            .GetProperty("parameters").EnumerateObject()
            .ToDictionary(one => one.Name, one => one.Value.GetProperty("value").GetString()!);

    [GeneratedRegex(@"^\$\{(?<name>\w+)(=(?<default>.*))?\}$")]
    private static partial Regex Variable();
}
