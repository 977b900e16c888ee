// What the app is told. Every name here is in docs/settings.md; a test holds both against what the code reads.

@description('Name of the app.')
param appName string

@description('Name of the identity it runs as.')
param identityName string

@description('Name of the storage account everything is kept in.')
param storageName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Address of the secret with the encryption key; the value never passes through here.')
param encryptionKeyUri string

@description('Address of the secret with the owner\'s key; the value never passes through here.')
param ownerKeyUri string

@description('The address people reach the app at.')
param publicUrl string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource site 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: site
  name: 'appsettings'
  properties: {
    LOYALTY_STORAGE: storage.properties.primaryEndpoints.table
    LOYALTY_ENCRYPTION_KEY: '@Microsoft.KeyVault(SecretUri=${encryptionKeyUri})'
    LOYALTY_OWNER_KEY: '@Microsoft.KeyVault(SecretUri=${ownerKeyUri})'
    LOYALTY_PUBLIC_URL: publicUrl
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
