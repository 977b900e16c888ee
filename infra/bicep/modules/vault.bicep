// Keeps the two secrets of the deployment. The app reads them by reference; nobody needs to see them again.

@description('Name of the vault: 3 to 24 letters, digits and dashes.')
@minLength(3)
@maxLength(24)
param name string

@description('Region of the vault.')
param location string

@description('Tags of the environment.')
param tags object

@description('32 random bytes as base64.')
@secure()
param encryptionKey string

@description('The owner\'s key to every shop, 32 random bytes as base64.')
@secure()
param ownerKey string

@description('Whether it is reached through the private network only.')
param isPrivate bool

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    // Without the key, quarantined deliveries and shops' secrets are lost: it cannot be purged in a hurry.
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: isPrivate ? 'Deny' : 'Allow' }
  }
}

// Written once, whatever a later deployment brings: what is encrypted is read with the key it was encrypted with.
@onlyIfNotExists()
resource secret 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'encryption-key'
  properties: { value: encryptionKey, contentType: 'AES-256, base64' }
}

@onlyIfNotExists()
resource ownerSecret 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'owner-key'
  properties: { value: ownerKey, contentType: '256 bits, base64' }
}

@description('Name of the vault.')
output name string = vault.name

@description('Address the app settings refer to, without a version: a new one is taken up by itself.')
output encryptionKeyUri string = '${vault.properties.vaultUri}secrets/${secret.name}'

@description('Address the app settings refer to, without a version: a new one is taken up by itself.')
output ownerKeyUri string = '${vault.properties.vaultUri}secrets/${ownerSecret.name}'
