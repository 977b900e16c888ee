using System.Text.RegularExpressions;

namespace House.Tests.Deployment;

/// <summary>
/// What holds of the resources a deployment makes: they are entered by identities only, and not lost by mistake.
/// </summary>
internal static partial class ResourceRules
{
    /// <summary>
    /// Storage Blob Data Owner, Queue and Table Data Contributor, Monitoring Metrics Publisher, Key Vault Secrets User.
    /// </summary>
    public static readonly string[] Roles =
    [
        "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
        "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        "3913510d-42f4-4e42-8a64-420c390055eb",
        "4633458b-17de-408a-b874-0445c86b69e6",
    ];

    public static readonly Rule<BicepFile>[] All =
    [
        Says("takes identities only, at storage", "Microsoft.Storage/storageAccounts",
            "allowSharedKeyAccess: false", "allowBlobPublicAccess: false", "minimumTlsVersion: 'TLS1_2'",
            "supportsHttpsTrafficOnly: true"),
        Says("takes identities only, for telemetry", "Microsoft.Insights/components", "DisableLocalAuth: true"),
        Says("takes identities only, for logs, and bounds their cost", "Microsoft.OperationalInsights/workspaces",
            "disableLocalAuth: true", "dailyQuotaGb:"),
        Says("gives secrets by roles, and cannot lose them in a hurry", "Microsoft.KeyVault/vaults",
            "enableRbacAuthorization: true", "enablePurgeProtection: true"),
        Says("answers over TLS only", "Microsoft.Web/sites",
            "httpsOnly: true", "minTlsVersion: '1.2'", "ftpsState: 'Disabled'", "keyVaultReferenceIdentity:"),
        Says("takes no password to publish", "Microsoft.Web/sites/basicPublishingCredentialsPolicies", "allow: false"),
        Says("gives a role to one identity on one thing, the same at every deployment",
            "Microsoft.Authorization/roleAssignments",
            "scope: ", "name: guid(", "principalType: 'ServicePrincipal'", "subscriptionResourceId("),
        Says("tells somebody of an alert", "Microsoft.Insights/metricAlerts",
            "actionGroupId: owner.id", "description:"),
        Says("tells somebody of what a search finds", "Microsoft.Insights/scheduledQueryRules",
            "actionGroups: [owner.id]", "description:"),
        new("never writes over a secret, nor moves the first day of a budget",
            file => file.Made("Microsoft.KeyVault/vaults/secrets", "Microsoft.Consumption/budgets")
                .Where(one => !one.IsWrittenOnce)
                .Select(one => one.Type),
            "resource a 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = { parent: b, name: 'c' }"),
        new("knows the roles it gives",
            file => Guid().Matches(file.Text).Select(guid => guid.Value).Except(Roles),
            "var owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'"),
        new("keeps nothing at the edge but the widget",
            file => file.Made("Microsoft.Cdn/profiles/afdEndpoints/routes")
                .Where(one => one.Says("cacheConfiguration") && !one.Says("patternsToMatch: ['/widget/*']"))
                .Select(one => one.Type),
            """
            resource a 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-06-01' = {
              parent: b
              name: 'everything'
              properties: { patternsToMatch: ['/*'], cacheConfiguration: {} }
            }
            """),
    ];

    /// <summary>Every resource of a type says all of this.</summary>
    private static Rule<BicepFile> Says(string rule, string type, params string[] all) =>
        new(rule,
            file => file.Made(type)
                .SelectMany(one => all.Where(said => !one.Says(said)).Select(said => $"{one.Type}: {said}")),
            $"resource a '{type}@2025-01-01' = {{ name: 'a' }}");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guid();
}
