using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>
/// A deployment without keys: identities and roles, nothing that could leak, every parameter explained.
/// </summary>
public sealed partial class BicepTests
{
    /// <summary>
    /// Storage Blob Data Owner, Queue and Table Data Contributor, Monitoring Metrics Publisher, Key Vault Secrets User.
    /// </summary>
    private static readonly string[] Roles =
    [
        "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
        "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        "3913510d-42f4-4e42-8a64-420c390055eb",
        "4633458b-17de-408a-b874-0445c86b69e6",
    ];

    [Fact]
    public void every_file_can_be_read() =>
        Bicep.Files.SelectMany(file => file.Errors.Select(error => $"{file.File}: {error}")).ShouldHold();

    [Fact]
    public void every_parameter_and_output_is_described() =>
        Bicep.Files
            .SelectMany(file => file.Parameters.Concat(file.Outputs)
                .Where(one => !one.IsDescribed)
                .Select(one => $"{file.File}: {one.Name}"))
            .ShouldHold();

    [Fact]
    public void every_module_is_a_file_beside_it_and_is_used() =>
        Bicep.Files
            .SelectMany(file =>
                file.Modules.Select(module => Path.GetDirectoryName(file.File)!.Replace('\\', '/') + '/' + module))
            .Should().BeEquivalentTo(Bicep.Files.Select(file => file.File)
                .Where(file => file.Contains("/modules/", StringComparison.Ordinal)));

    [Fact]
    public void main_is_a_table_of_contents() =>
        Bicep.Files.Single(file => file.File == "infra/bicep/main.bicep").Resources
            .Should().OnlyContain(
                type => type.StartsWith("Microsoft.Resources/resourceGroups@", StringComparison.Ordinal));

    [Fact]
    public void every_api_version_is_a_released_one() =>
        Bicep.Files
            .SelectMany(
                file => file.Resources.Where(type => !Released().IsMatch(type)).Select(type => $"{file.File}: {type}"))
            .ShouldHold();

    [Fact]
    public void secrets_are_secure_parameters() =>
        Bicep.Files
            .SelectMany(file => file.Parameters.Where(one => Secret().IsMatch(one.Name) != one.IsSecure)
                .Select(one => $"{file.File}: {one.Name}"))
            .ShouldHold();

    [Fact]
    public void no_output_says_a_secret() =>
        Bicep.Files
            .SelectMany(file => file.Outputs
                .Where(output =>
                    file.Parameters.Any(one => one.IsSecure && Regex.IsMatch(output.Text, $@"\b{one.Name}\b")))
                .Select(output => $"{file.File}: {output.Name}"))
            .ShouldHold();

    [Fact]
    public void no_key_is_ever_read() =>
        Tree.Ending(".bicep").Where(file => KeyReading().IsMatch(Tree.Text(file))).ShouldHold();

    [Fact]
    public void storage_takes_identities_only() =>
        Tree.Text("infra/bicep/modules/storage.bicep").Should().Contain("allowSharedKeyAccess: false")
            .And.Contain("allowBlobPublicAccess: false").And.Contain("minimumTlsVersion: 'TLS1_2'");

    [Fact]
    public void only_known_roles_are_given() =>
        Tree.Ending(".bicep").SelectMany(file => Guid().Matches(Tree.Text(file)).Select(match => match.Value))
            .Should().BeEquivalentTo(Roles);

    [Fact]
    public void every_parameter_of_the_deployment_has_a_value_and_the_other_way() =>
        Parameter().Matches(Tree.Text("infra/bicep/main.parameters.json")).Select(match => match.Groups["name"].Value)
            .Should().BeEquivalentTo(
                Bicep.Files.Single(file => file.File == "infra/bicep/main.bicep").Parameters.Select(one => one.Name));

    [GeneratedRegex(@"^Microsoft\.[\w./]+@\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Released();

    [GeneratedRegex("(?i)(secret|password|key)$")]
    private static partial Regex Secret();

    [GeneratedRegex(@"(?i)list(keys|accountsas|secrets)\s*\(|AccountKey=|DefaultEndpointsProtocol")]
    private static partial Regex KeyReading();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guid();

    [GeneratedRegex("\"(?<name>\\w+)\": \\{ \"value\"")]
    private static partial Regex Parameter();
}
