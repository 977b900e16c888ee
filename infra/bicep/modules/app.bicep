// The app: Functions on Flex Consumption, which costs nothing while nobody shops. Its settings are docs/settings.md.

@description('Name of the app and its plan.')
param name string

@description('Region of the app.')
param location string

@description('Tags of the environment.')
param tags object

@description('Name of the identity it runs as.')
param identityName string

@description('Name of the storage account everything is kept in.')
param storageName string

@description('Container the deployed package lies in.')
param packagesContainer string

@description('Address of the secret with the encryption key; the value never passes through here.')
param encryptionKeyUri string

@description('Address of the secret with the owner\'s key; the value never passes through here.')
param ownerKeyUri string

@description('Name of the Application Insights component.')
param insightsName string

@description('The address people reach the app at; empty: the one Azure gives it.')
param publicUrl string

@description('How many instances may run at once.')
param maximumInstances int

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd finds the app by this tag; the name is the service's in azure.yaml.
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    // No CORS here: which pages may ask is each shop's own setting, and the app answers by it.
    siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled' }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: { instanceMemoryMB: 2048, maximumInstanceCount: maximumInstances }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packagesContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'appsettings'
  properties: {
    LOYALTY_STORAGE: storage.properties.primaryEndpoints.table
    LOYALTY_ENCRYPTION_KEY: '@Microsoft.KeyVault(SecretUri=${encryptionKeyUri})'
    LOYALTY_OWNER_KEY: '@Microsoft.KeyVault(SecretUri=${ownerKeyUri})'
    LOYALTY_PUBLIC_URL: empty(publicUrl) ? 'https://${site.properties.defaultHostName}' : publicUrl
    AZURE_CLIENT_ID: identity.properties.clientId
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identity.properties.clientId
    AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
    AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
    AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  }
}

@description('Where the app answers.')
output url string = empty(publicUrl) ? 'https://${site.properties.defaultHostName}' : publicUrl
